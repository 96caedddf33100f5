/** Phrases with a bar between them. */
const each = (phrases: string): readonly string[] => phrases.split('|').map((phrase) => phrase.trim());

/** What can be asked for anywhere, besides the forms, pages and records. `alone`: only when nothing else is said beside it. */
export const COMMANDS = [
  {
    id: 'home',
    alone: true,
    phrases: each(
      'hello | hi | hey | hiya | hello there | hi there | hey there | good morning | good afternoon | good evening | ' +
        'home | start | menu | start again | hello reable | hi reable | hello bot | hello is anyone there | ' +
        'is anyone there | anyone there | are you there | you there',
    ),
  },
  {
    id: 'help',
    alone: true,
    phrases: each(
      'help | help please | what can you do | what can i do | what can i do here | i am new | im new what can you do | i am new here | ' +
        'what do you do | how does this work | commands',
    ),
  },
  {
    id: 'safeguarding',
    alone: false,
    phrases: each(
      'safeguarding | safeguarding lead | my safeguarding lead | who is the safeguarding lead | worried about abuse | worried, not now | neglect | abuse',
    ),
  },
  {
    id: 'form',
    alone: false,
    phrases: each(
      'show the form | show form | show the card | card | carry on | carry on later | resume | continue | go on here | carry on here',
    ),
  },
  {
    id: 'nothing-open',
    alone: false,
    phrases: each(
      'back | go back | cancel | save for later | record it | skip | keep | stop | no wait | wait | stop that',
    ),
  },
  {
    id: 'thanks',
    alone: true,
    phrases: each(
      'thanks | thank you | many thanks | thanks a lot | cheers | ta | bye | goodbye | ok | okay | great | brilliant | ' +
        'lovely | perfect | ok will do | will do | ok thanks | got it | no problem | no worries | all good | ' +
        "sounds good | fine | done | nice one | good | cool | that is all | that's all | nothing | no thanks | " +
        'never mind | nvm | nevermind | see you | good night | great thanks | ok great | yes | no | neither | understood',
    ),
  },
  {
    id: 'told',
    alone: true,
    phrases: each(
      "i've been told | i have been told | ive been told | i was told | i know | i know about it | " +
        'confirm that i have been told | somebody told me',
    ),
  },
  {
    id: 'read',
    alone: true,
    phrases: each(
      "i've read it | ok i've read it | i have read it | read it | i read it | seen it | i've seen it | " +
        'i have seen it | ok seen | noted | confirm | i confirm | acknowledged',
    ),
  },
  {
    id: 'agree',
    alone: true,
    phrases: each(
      'i agree | agree | agreed | i agree now | i agree after all | i agree with it | i agree to it | i agree with the change | i agree to the plan | ' +
        "happy with that | i'm happy with it | yes i agree | " +
        'i agree with the plan | i am happy with it | i agree with that | fine by me | fine with me | ok with me | ok w me | ok by me',
    ),
  },
  {
    id: 'undo',
    alone: true,
    phrases: each(
      'undo | undo that | wrong person | sorry wrong person | oops | oops wrong person | my mistake | ' +
        "i made a mistake | that was wrong | that is wrong | that's wrong | delete that | delete it | delete | " +
        'remove that | remove it | take it back | take that back | withdraw it | withdraw that | i made a spelling mistake | spelling mistake | ' +
        'correct that | correct it | put it right | i did that by mistake | that was a mistake | ' +
        'i pressed the wrong button | wrong one | scrap that | get rid of it | get rid of that | sorry | whoops | typo | ' +
        'soz wrong one undo that | undo the last one | undo what i did | delete what i wrote | please delete what i wrote | ' +
        'remove what i wrote | delete my last entry | soz | wrong one undo that | that was the wrong one | ' +
        'i didnt mean to cancel | i did not mean to cancel | oops i didnt mean to cancel | undo the cancel | uncancel | ' +
        'i cancelled by mistake | cancelled by mistake | reopen the form | reopen that form | open the form again | ' +
        'i need that form back | get that form back | bring the form back | where did my form go | bring it back',
    ),
  },
  {
    id: 'remind',
    alone: false,
    phrases: each(
      'remind me | can you remind me tomorrow | set a reminder | send me a reminder | reminder | ' +
        'remind me later | remind me again',
    ),
  },
  {
    id: 'rota',
    alone: true,
    phrases: each(
      "what's on today | what is on today | what's on | my rota | rota | my shifts | my visits today | visits today | " +
        'todays visits | my calls today | whats on tomorrow | who am i seeing today | where am i going today | ' +
        'my schedule | when am i working | who do i visit today',
    ),
  },
  {
    id: 'colleagues',
    alone: true,
    phrases: each(
      'list staff | staff list | who is in my team | whos in my team | who works here | my colleagues | colleagues | ' +
        'team members | list my team | who are my colleagues | who else is in my team',
    ),
  },
  {
    id: 'human',
    alone: true,
    phrases: each(
      'speak to a human | talk to a human | speak to a person | speak to someone | speak to somebody | ' +
        'talk to someone | human | real person | can i talk to someone | who can i ask | who do i ask | ' +
        'who should i ask | contact support | support | helpdesk | ' +
        'phone number for the office | who is my manager | call the office',
    ),
  },
  {
    id: 'concern',
    alone: true,
    phrases: each(
      'i want to make a complaint | make a complaint | log a complaint | whistleblowing | blow the whistle | whistle blowing | ' +
        'whistleblowing policy',
    ),
  },
  {
    id: 'complaint',
    alone: true,
    phrases: each(
      'this is rubbish | rubbish | useless | you are useless | this is useless | this does not work | ' +
        "this doesn't work | it does not work | it doesn't work | it's not working | not working | you are stupid | " +
        'stupid bot | stupid | i hate this | this is annoying | this is broken | broken | you got it wrong | ' +
        "you do not understand | you don't understand | waste of time | that's not what i meant | " +
        "that is not what i meant | that is not right | this is confusing | i am confused | i don't understand | " +
        "i do not understand | i'm stuck | i am stuck | wtf | ffs",
    ),
  },
] as const;

/** A concern about who leads or how a service is run, and nothing besides: it is no concern that somebody is harmed. */
export const ABOUT_WORK =
  /^\s*(?:please\s+)?(?:i\s+(?:want|need|would like|have)\s+(?:to\s+)?)?(?:(?:raise|report|log|make)\s+)?(?:(?:a|my)\s+)?(?:concern|complaint)s?\s+(?:about|with|against)\s+(?:(?:my|our|the)\s+(?:own\s+)?(?:line\s+)?(?:manager|managers|boss|supervisor|team ?leader|employer|rota|pay|hours|shifts|working conditions)|management|(?:how|the way)\s+(?:we|i|this|it|the (?:team|service|place|company))(?:['’]re|\s+(?:are|is|am))?\s+(?:being\s+)?(?:run|managed|treated|staffed))[.!\s]*$/iu;

export type Command = (typeof COMMANDS)[number]['id'];
