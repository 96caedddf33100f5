import { listed } from '../../kernel/listed.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { Duty, Standing } from '../../work/duty.ts';
import { lacking, lackWords, together, mannerWords } from './manner.ts';
import type { Informed, Recorded } from './facts.ts';

const REMINDER = 'information-reminder';

/** What waits: to go through it again, for its author; why somebody had it otherwise than needed, for the leads (TL13, TL16). */
export function dutiesIn(state: Recorded, { author }: Standing): readonly Duty[] {
  if (state.withdrawn) return [];
  const again = (duty: Pick<Duty, 'key' | 'since' | 'words'>): Duty => ({
    ...duty,
    kind: 'again',
    of: [author],
    reminder: REMINDER,
    handsOver: true,
  });
  return listed(
    ...[needsChanged(state), notUnderstood(state)].map((duty) => duty && again(duty)),
    otherForm(state, author),
  );
}

type Waiting = Pick<Duty, 'key' | 'since' | 'words'>;

function needsChanged({ receivers }: Recorded): Waiting | undefined {
  const changed = receivers.flatMap((one) => {
    if (!one.now) return [];
    const { since, needs } = one.now;
    const now = { ...one, needs };
    return lacking(now, one.had).length > 0 ? [{ now, since }] : [];
  });
  const [since] = changed.map((one) => one.since).toSorted();
  const each = changed.map(
    ({ now }) => `${lackWords(now, now.had)} now; it was given in ${mannerWords(now.had)} on ${wordsForDay(now.on)}`,
  );
  return since && { key: `needs.${since}`, since, words: `Go through it again: ${each.join('. ')}` };
}

function notUnderstood({ receivers, recordedOn }: Recorded): Waiting | undefined {
  const left = receivers.filter(({ understood }) => understood !== 'yes');
  const [first] = left;
  if (!first) return undefined;
  const some = left.length < receivers.length ? ` with ${namesOf(left)}` : '';
  const how = left.every(({ understood }) => understood === 'partly') ? 'understood in part' : 'not understood';
  return {
    key: 'understood',
    since: recordedOn,
    words: `Go through it again${some}: it was ${how} on ${wordsForDay(first.on)}`,
  };
}

function otherForm({ toLookAt }: Recorded, author: Standing['author']): Duty | undefined {
  return (
    toLookAt && {
      key: `other-form.${toLookAt.since}`,
      kind: 'other-form',
      of: 'leads',
      except: [author],
      since: toLookAt.since,
      words: `Look at why it was not given as ${together(toLookAt.names)} ${toLookAt.names.length === 1 ? 'needs' : 'need'} it`,
      reminder: REMINDER,
    }
  );
}

const namesOf = (all: readonly Informed[]): string => together(all.map(({ name }) => name));
