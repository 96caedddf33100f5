import { addDays } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { capacityDuties } from '../../records/capacity-duties.ts';
import { ofBegun } from './begun.ts';
import { disputed, notedFor, notedWords } from './noted.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty, type Standing } from '../../work/duty.ts';
import {
  doneBy,
  isUndecided,
  lacksDecider,
  neverBegins,
  noToDecide,
  openForCapacityLead,
  openForLeads,
  toBeAsked,
  type Changed,
  type State,
} from './facts.ts';

const UNDECIDED = 'Capacity was found to be lacking: correct the record, and say who decides';

/** What waits: to ask those who were not reached (P6), and what leads and the mental capacity lead look at (P20, R44, R45). */
export function dutiesIn(state: State, { author }: Standing): readonly Duty[] {
  if (state.status === 'new' || state.takenBack) return [];
  const { change, changedOn: since } = state;
  const own = (duty: Pick<Duty, 'key' | 'words' | 'notice' | 'until'>): Duty => ({
    ...duty,
    kind: 'ask',
    of: [author],
    since,
    reminder: DUTY_REMINDER,
    handsOver: true,
  });
  return listed<Duty>(
    ...asking(state).map(own),
    isUndecided(change) &&
      own({
        key: `decide.${since}`,
        words: UNDECIDED,
        notice: DUTY_NOTICE,
      }),
    isUndecided(change) && {
      key: `decide-leads.${since}`,
      kind: 'decide',
      of: 'leads',
      except: [author],
      since,
      words: UNDECIDED,
      notice: DUTY_NOTICE,
      reminder: DUTY_REMINDER,
    },
    ...noToDecide(state).flatMap(({ key, name }) => ofNo(key, name, own, { except: [author], since })),
    lacksDecider(state) &&
      own({
        key: 'decider-gone',
        words: 'Who was to decide is not asked any more: correct the record, and say who decides',
      }),
    ...(state.noted ?? []).flatMap(({ what, staff }) =>
      notedFor(state, staff).some((one) => one.what === what)
        ? [
            {
              key: `noted.${what}.${since}`,
              kind: 'noted',
              of: [staff],
              since,
              words: `Noted for you: you ${notedWords[what]}. Please say whether that is right`,
              notice: DUTY_NOTICE,
              reminder: DUTY_REMINDER,
              opens: true as const,
            },
          ]
        : [],
    ),
    ...disputed(state).map(({ what, name }) =>
      own({
        key: `disputed.${what}.${since}`,
        words: `${name} says it is not right that they ${notedWords[what]}: talk to them, and correct the record`,
        notice: DUTY_NOTICE,
      }),
    ),
    ...ofBegun(state, author),
    ...ofCapacity(state),
    ofLook(state),
    ...ofNote(state, author),
    ...openForLeads(state).map((matter): Duty => {
      const own = doneBy(matter, state);
      return {
        key: `${matter}.${since}`,
        kind: matter,
        of: 'leads',
        except: [own === 'reable' ? author : own],
        since,
        words: FOR_LEADS[matter],
        notice: DUTY_NOTICE,
        reminder: DUTY_REMINDER,
      };
    }),
  );
}

/** What the mental capacity lead sees to; why capacity is not known, and what waits for it, is said with it (R44, R45). */
const ofCapacity = (state: Changed): readonly Duty[] =>
  capacityDuties(openForCapacityLead(state), state.changedOn).map((duty) => ({
    ...duty,
    words: !duty.key.startsWith('capacity.assess.')
      ? duty.words
      : listed(
          duty.words,
          ...disputed(state).map(({ what, name }) => what === 'assessed' && `${name} says that they did not assess it`),
          state.holdsFrom === undefined && 'Monitoring does not change until then',
        ).join('. '),
  }));

/** P6: those who were not reached; nobody is asked about what is over. Who was found to be able to decide is asked at once (R45). */
const asking = (state: Changed): readonly Pick<Duty, 'key' | 'words' | 'notice' | 'until'>[] =>
  (neverBegins(state) ? [] : toBeAsked(state)).map(({ key, name, part }) => ({
    ...(state.foundToHave && part === 'person'
      ? {
          key: `ask-now.${key}`,
          words: `${name} was assessed as having capacity for this: ask them, and note what they say`,
          notice: DUTY_NOTICE,
        }
      : { key: `ask.${key}`, words: `Ask ${name}, and note what they say` }),
    ...(state.later && { until: addDays(state.later.from, -1) }),
  }));

/** A no that somebody noted who may decide nothing: the author or a lead says what follows (P6). */
function ofNo(
  key: string,
  name: string,
  own: (duty: Pick<Duty, 'key' | 'words' | 'notice'>) => Duty,
  leads: Pick<Duty, 'except' | 'since'>,
): readonly Duty[] {
  const no = {
    words: `${name} does not agree: decide whether the change stands or is taken back`,
    notice: DUTY_NOTICE,
  };
  return [
    own({ key: `no.${key}`, ...no }),
    { key: `no-leads.${key}`, kind: 'decide', of: 'leads', reminder: DUTY_REMINDER, ...leads, ...no },
  ];
}

/** Who looked at it can open it for the rest of the day, to take that back. */
const ofLook = ({ lastLook }: Pick<Changed, 'lastLook'>): Duty | undefined =>
  lastLook === undefined || lastLook.by === 'reable'
    ? undefined
    : {
        key: `looked.${lastLook.on}`,
        kind: 'looked',
        of: [lastLook.by],
        since: lastLook.on,
        until: lastLook.on,
        quiet: true,
        opens: true,
        words: 'You have looked at this',
        reminder: DUTY_REMINDER,
      };

/** For how long the note of who looked at it stands in the lists of those who are to read it. */
const READ_WITHIN_DAYS = 3;

/** R44: what follows from looking at it reaches who recorded it, the staff who may be doing it, and those who lead: they can take it back. */
function ofNote({ lastLook }: Pick<Changed, 'lastLook'>, author: StaffId): readonly Duty[] {
  if (!lastLook?.hear) return [];
  const { hear, by, on, matters, name } = lastLook;
  const of = [author, ...hear].filter((staff) => staff !== by);
  const note = {
    key: `look-note.${on}.${matters.join('.')}`,
    kind: 'look-note',
    since: on,
    until: addDays(on, READ_WITHIN_DAYS),
    opens: true,
    words: `${name} has looked at this: please read what they wrote`,
    notice: DUTY_NOTICE,
    reminder: DUTY_REMINDER,
  } as const;
  const others = [...of, ...(by === 'reable' ? [] : [by])];
  return [
    { ...note, of },
    { ...note, key: `${note.key}.leads`, of: 'leads', except: others },
  ];
}

const FOR_LEADS = {
  'without-agreement': 'Look at this: monitoring was changed without agreement',
  mistyped: 'Look at this: what changes was corrected as mistyped, and nobody was asked again',
} as const;
