import { StaffId } from '../../kernel/ids.ts';
import { Capacity, CapacityMatter } from '../../people/capacity.ts';
import { Means } from '../../people/means.ts';
import type { Act, PersonReading as Reading } from '../../kinds/kind.ts';
import type { PlanCommand } from '../../plans/commands.ts';
import { leads, leadsCapacity } from './leads.ts';
import { newWayAct } from './new-way-card.ts';

/** What a button of a plan's pages comes to; undefined when it is not this reader's to press. */
export function actOf(part: string, at: Reading): Act<PlanCommand> | undefined {
  const [name, id = '', more = '', line = ''] = part.split('.');
  const act = (command: PlanCommand, words: string) => ({ command, words, view: 'proposal' });
  switch (name) {
    case 'agree':
      return act(
        { type: 'answer', id, answer: 'yes', how: 'teams', on: at.today },
        'Thank you. It is noted that you agree.',
      );
    case 'people':
      return at.mayRecord
        ? act({ type: 'ask-anew', id }, 'Everybody who is in the plan now is asked, and nobody else.')
        : undefined;
    case 'told-end': {
      const how = Means.exclude(['teams']).safeParse(at.note ?? 'in-person').data;
      return at.mayTell && how && line !== ''
        ? {
            command: { type: 'tell-end', which: `${id}.${more}`, keys: line.split(','), how },
            words: 'Thank you. It is noted who was told, and how.',
          }
        : undefined;
    }
    case 'keep-visitor': {
      const staff = StaffId.safeParse(id).data;
      return staff && at.mayRecord
        ? { command: { type: 'keep-visitor', staff }, words: 'Noted: they stay in the circle.' }
        : undefined;
    }
    case 'right-after-all':
      return { command: { type: 'accept-note', id }, words: 'Thank you. It is noted that you agree.' };
    case 'looked-at': {
      const matter = CapacityMatter.safeParse(more).data;
      return matter && leadsCapacity(at) && matter !== 'assess'
        ? {
            command: { type: 'look-at', id, matter, note: at.note ?? '', name: at.viewer.name },
            words: 'Noted: you have looked at it. Those in the plan are asked to read what you wrote.',
          }
        : undefined;
    }
    case 'capacity':
      return noteCapacity(id, more, at);
    case 'wrote-in':
      return {
        command: { type: 'write-in-folder', version: Number(id) },
        words: 'Thank you. It is noted that the folder in the home says it now.',
      };
    case 'wrote-line':
      return {
        command: { type: 'write-monitoring', line: id },
        words: 'Thank you. It is noted that the folder in the home says it now.',
      };
    case 'struck-out':
      return at.mayTell
        ? {
            command: { type: 'strike-out', key: id },
            words: 'Thank you. It is noted that it was struck out of the folder.',
            view: 'amendments',
          }
        : undefined;
    case 'found':
      return at.mayRecord
        ? {
            command: { type: 'find-in-record', key: id, version: Number(more), line: Number(line) },
            words: `Noted: version ${more} says it already.`,
            view: 'amendments',
          }
        : undefined;
    default:
      return putsRightAct(name, id) ?? copiesBackAct(part, at) ?? standsAct(part, at) ?? newWayAct(part, at);
  }
}

/** P11, R45: what was noted in its reader's own name was not theirs. */
function putsRightAct(name: string | undefined, id: string): Act<PlanCommand> | undefined {
  switch (name) {
    case 'not-right':
      return {
        command: { type: 'question-note', id },
        words: 'It is noted that this was not your answer.',
        putsRight: true,
      };
    case 'not-assessed':
      return {
        command: { type: 'doubt-assessment', id },
        words: 'It is noted that you did not assess it. The mental capacity lead is asked to have it assessed.',
        view: 'proposal',
        putsRight: true,
      };
    default:
      return undefined;
  }
}

/** P11, R17: copies on paper of what does not apply were fetched. */
function copiesBackAct(part: string, { mayTell }: Reading): Act<PlanCommand> | undefined {
  const version = /^copies-back\.(?<version>\d{1,4})$/u.exec(part)?.groups?.['version'];
  return version !== undefined && mayTell
    ? {
        command: { type: 'fetch-copies', version: Number(version) },
        words: 'Thank you. It is noted that the copies are back, or what became of them is known.',
        view: 'copies',
      }
    : undefined;
}

/** P11: what was noted for somebody who is in the plan no longer, and never confirmed it, stands. */
function standsAct(part: string, at: Reading): Act<PlanCommand> | undefined {
  const [name, id = ''] = part.split('.');
  return name === 'stands' && leads(at.viewer, at.person)
    ? { command: { type: 'accept-note', id, asLead: true }, words: 'Noted: you have looked at it, and it stands.' }
    : undefined;
}

/** R45: the mental capacity lead says what they found. */
function noteCapacity(id: string, found: string, at: Reading): Act<PlanCommand> | undefined {
  const answer = Capacity.shape.answer.exclude(['unknown']).safeParse(found).data;
  const deciding = answer && {
    capacity: { answer, by: `${at.viewer.name}, mental capacity lead`, on: at.today },
  };
  return deciding && leadsCapacity(at)
    ? {
        command: { type: 'note-capacity', id, deciding },
        view: 'proposal',
        words:
          answer === 'has'
            ? 'Noted: has capacity for this decision.'
            : 'Noted: lacks capacity for this decision. Whoever proposed it now says who decides.',
      }
    : undefined;
}
