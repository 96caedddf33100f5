/** What can be asked for anywhere, besides the forms, pages and records. `alone`: only when nothing else is said beside it. */
export const COMMANDS = [
  {
    id: 'home',
    alone: true,
    phrases: [
      'hello',
      'hi',
      'hey',
      'hiya',
      'hello there',
      'hi there',
      'hey there',
      'good morning',
      'good afternoon',
      'good evening',
      'home',
      'start',
      'menu',
      'start again',
    ],
  },
  {
    id: 'help',
    alone: true,
    phrases: ['help', 'help please', 'what can you do', 'how does this work', 'commands'],
  },
  {
    id: 'safeguarding',
    alone: false,
    phrases: ['safeguarding', 'safeguarding concern', 'report abuse', 'worried about abuse', 'neglect', 'abuse'],
  },
  {
    id: 'form',
    alone: false,
    phrases: [
      'show the form',
      'show form',
      'show the card',
      'card',
      'carry on',
      'carry on later',
      'resume',
      'continue',
    ],
  },
  {
    id: 'nothing-open',
    alone: false,
    phrases: ['back', 'go back', 'cancel', 'save for later', 'record it', 'skip', 'keep'],
  },
  {
    id: 'thanks',
    alone: true,
    phrases: ['thanks', 'thank you', 'cheers', 'ta', 'bye', 'goodbye', 'ok', 'okay', 'great'],
  },
] as const;

export type Command = (typeof COMMANDS)[number]['id'];
