import { changeFor, recordedIn, submit, type Deliver } from './form.ts';
import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../../src/flows/monitoring/facts.ts';
import type { Case } from './caseload.ts';
import { Client, type Answer, type Delivered } from './client.ts';
import { eachAtOnce, type Finding } from './finding.ts';
import { keptOf } from './kept.ts';
import { Random } from './random.ts';
import { onStage, type Stage, type StoreKind } from './stage.ts';
import type { Json } from '../support/connector.ts';
import { buttonsOf } from '../support/talk.ts';

export interface Repeating {
  readonly submissions: number;
  readonly atOnce: number;
  /** The most times that each activity is delivered; the least is twice. */
  readonly most: number;
  readonly seed: number;
  readonly store?: StoreKind;
}

const INSTANCES = 3;

/**
 * S51: every activity is delivered several times at once to three instances under one id, and those of a form again under new ids.
 * One record comes of each form, and says what was entered.
 */
export const repeated = (repeating: Repeating): Promise<Finding> =>
  onStage(
    {
      instances: INSTANCES,
      // One form each: nobody is asked to slow down.
      staff: Math.max(4, repeating.submissions),
      people: repeating.submissions,
      ...(repeating.store && { store: repeating.store }),
    },
    (stage) => play(stage, repeating),
  );

async function play(stage: Stage, { atOnce, most, seed }: Repeating): Promise<Finding> {
  const random = new Random(seed);
  const wrong: string[] = [];
  let [deliveries, typedForms] = [0, 0];

  const copies = async (client: Client, activity: Json, chances: Random): Promise<readonly Delivered[]> => {
    const targets = Array.from({ length: chances.between(2, most) }, () => chances.pick(stage.instances));
    deliveries += targets.length;
    return Promise.all(targets.flatMap((instance) => (instance ? [client.deliver(activity, instance)] : [])));
  };
  /** Under one id; and then, for a form's own buttons, as Teams does later: under a new one. */
  const severalTimes =
    (chances: Random): Deliver =>
    async (client, activity) => {
      const first = await copies(client, activity, chances);
      const again = isPressOnForm(activity) ? await copies(client, renewed(activity), chances) : [];
      return furthest([...first, ...again]);
    };

  await eachAtOnce(stage.caseload.cases, atOnce, async (one, index) => {
    const chances = random.branch(index);
    const client = new Client(stage, one.author);
    const name = `form ${index}`;
    if (index % 2 === 0) {
      let tries = 0;
      const submitted = await submit(one, name, severalTimes(chances), client, {
        goesOn: () => (tries += 1) < 20,
        wait: () => 200,
      });
      if (submitted.kind !== 'acknowledged') wrong.push(`${name}: ${submitted.kind}`);
      else {
        const references = (await copies(client, renewed(submitted.last), chances)).map(({ answer }) =>
          recordedIn(answer),
        );
        if (references.some((reference) => reference !== submitted.reference))
          wrong.push(`${name}: answered differently`);
      }
    } else {
      typedForms += 1;
      for (const text of typing(one, name)) await copies(client, client.type(text), chances);
      await copies(client, client.type('record it'), chances);
    }
  });

  for (const [index, one] of stage.caseload.cases.entries()) {
    const kept = await keptOf(stage, one);
    wrong.push(...kept.wrong);
    if (kept.records.length !== 1) wrong.push(`form ${index}: ${kept.records.length} records`);
    const [record] = kept.records;
    const own = record?.state.own;
    if (own?.status === 'changed' && !saysWhatWasEntered(own.change, one, `form ${index}`))
      wrong.push(`form ${index}: it does not say what was entered`);
    if (record && record.entries.length !== 2) wrong.push(`form ${index}: ${record.entries.length} facts`);
  }
  return {
    wrong: [...wrong, ...stage.deaths()],
    figures: `${stage.caseload.cases.length} forms (${typedForms} typed), ${deliveries} deliveries at ${INSTANCES} instances`,
  };
}

function saysWhatWasEntered(
  { parties, deciding, effect: _, ...rest }: Change,
  { author }: Case,
  name: string,
): boolean {
  const entered = changeFor(name);
  // That they have capacity was asked by whoever filled it in, on the day (R45).
  const capacity = { answer: 'has', by: `${author.name}, ${author.job}`, on: entered.startsOn, basis: 'asked' };
  const said = parties.map(({ part, answer }) => `${part} ${answer}`).join(', ');
  return (
    isDeepStrictEqual(rest, entered) && said === 'person yes, carer yes' && isDeepStrictEqual(deciding, { capacity })
  );
}

const typing = ({ person }: Case, name: string): readonly string[] => {
  const { from, to } = changeFor(name);
  return [`change monitoring for ${person.reference}`, 'less', from, to, 'today', name, 'yes', 'yes', 'record it'];
};

let renewals = 0;
/** The same content as a new delivery. */
function renewed(activity: Json): Json {
  renewals += 1;
  return { ...activity, id: `f:again-${renewals}`, timestamp: new Date().toISOString() };
}

const isPressOnForm = ({ value }: Json): boolean => /"do":"flow\/(?:next|record)"/u.test(JSON.stringify(value ?? {}));

/** What the client shows in the end: the answer that has gone furthest. */
function furthest(delivered: readonly Delivered[]): Delivered {
  const [best] = delivered.toSorted((a, b) => reached(b.answer) - reached(a.answer));
  return best ?? { answer: { kind: 'none' }, tookMs: 0 };
}

function reached(answer: Answer): number {
  if (answer.kind !== 'card') return -1;
  if (recordedIn(answer) !== undefined) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...buttonsOf(answer.card).map(({ data }) => data.rev ?? 0));
}
