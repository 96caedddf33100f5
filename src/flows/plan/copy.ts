import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { flagFor, needsWhereAsked, THE_PERSON } from '../../people/needs.ts';
import { CopyMeans, followed, hasCopy, HOME, withoutCopy } from '../../plans/plan.ts';
import { intoRecord, type Flow, type Overheard } from '../flow.ts';
import type { Answers } from '../../forms/question.ts';
import { askedInForm } from '../../questions/in-their-form.ts';
import { oneSpaced } from '../../questions/overheard.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { aboutPlan, inPlan, on, PERSON_STEP } from './plan-forms.ts';
import { folderInReach, withNotTold } from './folder-in-reach.ts';
import type { PlanContext, Plans } from './plans.ts';
import { copyMeansWords } from './wording.ts';

interface CopyContext extends PlanContext {
  /** The version that applied when the form was opened. */
  readonly handed?: number | undefined;
}

/** Those who have no copy of what applies; or of what applied when it was handed over, and does not any more (R17, P11). */
const missing = ({ plan, handed }: CopyContext) =>
  !plan
    ? []
    : handed === undefined || handed === followed(plan)?.version
      ? withoutCopy(plan)
      : plan.copies.filter((one) => one.wanted && !hasCopy(one, handed));

const who = choice({
  key: 'who',
  short: 'To whom',
  label: 'Who has the copy now?',
  schema: z.string().min(1),
  options: (context: CopyContext) =>
    missing(context).map(({ key, name, role }) => ({
      value: key,
      title: key === HOME ? `${name} (in their home)` : `${name} (${role})`,
      also: [name],
    })),
  help: (context) => needsWhereAsked(context.person, missing(context)),
  none: 'Everybody who gets a copy has it.',
});

const Delivered = CopyMeans.exclude(['link']);

/** R20: outside Teams a copy goes by hand, by post or by secure e-mail, and it is recorded which. */
const how = choice({
  key: 'how',
  short: 'How',
  label: 'How did it get there?',
  help: 'A plan never goes by ordinary e-mail or text message.',
  schema: Delivered,
  options: [
    { value: 'by-hand', title: 'By hand', also: ['by hand', 'in person', 'handed over', 'hand'] },
    { value: 'post', title: 'By post', also: ['post', 'letter', 'mail'] },
    { value: 'secure-email', title: 'By secure e-mail', also: ['secure email', 'secure e-mail', 'encrypted email'] },
  ],
});

/** What the reader of the copy needs, when that is on record (R33). */
const needsOf = (answers: Answers, { person }: CopyContext): string | undefined => {
  const key = who.of(answers);
  return person && key !== undefined ? flagFor(person, key) : undefined;
};

const { inForm, whyNotInForm, metIn } = askedInForm(needsOf, () => ({}));

/** The version that applied when the card was opened is the one that was handed over. */
const VERSION = 'version';
const Version = z.coerce.number().int().positive();

/** A copy of the plan has reached a reader who does not fetch it themselves (R17, R20). */
export function planCopy(plans: Plans): Flow<CopyContext> {
  const about = aboutPlan(plans, 'tell');
  return {
    ...about,
    load: async (opening) => ({
      ...(await withNotTold(await about.load(opening), opening, plans)),
      handed: Version.safeParse(opening.session.openedFor[VERSION]).data,
    }),
    stands: ({ plan }) => {
      const version = String((plan && followed(plan)?.version) ?? 0);
      return [{ key: 'version', is: version, words: [`Version ${version} of the plan applies now.`] }];
    },
    id: 'plan-copy',
    title: 'A copy delivered',
    phrases: ['a copy delivered', 'note a copy', 'delivered a copy', 'gave a copy', 'copy of the plan delivered'],
    overhears: overheardCopy,
    steps: [
      PERSON_STEP,
      {
        id: 'copy',
        title: 'A copy delivered',
        intro: (_, context) => folderInReach(context),
        questions: [who, how, on],
      },
      { id: 'form', title: 'In the form they need', questions: [inForm, whyNotInForm] },
    ],
    recordWords: 'Record this',
    recordsAtOnce: true,
    pins: ({ plan }) => (plan ? { [VERSION]: String(followed(plan)?.version ?? 0) } : {}),
    idle: (context) => (missing(context).length === 0 ? 'Everybody who gets a copy of the plan has it.' : undefined),
    carryOut: intoRecord(plans.record, {
      command({ answers, openedFor }, context: CopyContext) {
        const { data } = Given.safeParse({
          key: who.of(answers),
          how: how.of(answers),
          on: on.of(answers),
          version: Number(openedFor[VERSION]),
        });
        return inPlan(
          context,
          data && {
            type: 'give-copy',
            ...data,
            needs: needsOf(answers, context),
            inForm: metIn(answers, context),
          },
        );
      },
      said: ({ command: { key, version, how: means }, context: { plan } }) => ({
        words: `Noted: ${plan?.copies.find((one) => one.key === key)?.name ?? 'They'} has version ${version}, ${copyMeansWords[means]}.`,
        view: 'copies',
      }),
    }),
  };
}

const WANTED =
  /^(?:[@#]\s+(?:now\s+)?(?:wants|needs|would like|asked for|asks for|is asking for|should (?:have|get)|has no|hasn['’]?t (?:got|had))\s+|(?:please\s+)?(?:send|give|print|post|get|make)\s+[@#]\s+)(?:an?|the|her|his|their)\s+(?:new\s+|own\s+|paper\s+|printed\s+|another\s+)*copy\b(?:\s+of\s+(?:(?:the|her|his|their|@)\s+)*plan)?(?:[\s,.].*)?$/iu;
const HAS =
  /^(?:(?:i|we)\s+)?(?:have\s+)?(?:just\s+)?(?:(?:gave|given|handed|posted|sent|took|taken)\s+(?:[@#]\s+(?:an?|the|her|his)\s+copy|(?:an?|the|her|his)\s+copy\s+to\s+[@#])|[@#]\s+(?:now\s+)?has\s+(?:an?|the|her|his)\s+(?:new\s+)?copy|(?:(?:an?|the|her|his)\s+)?(?:new\s+)?copy\s+(?:(?:has been|was)\s+)?(?:delivered|handed|given|posted|taken)\s+to\s+[@#])(?!\w)(?<rest>.*)$/iu;

/** "Sarah wants a copy": where it is had. "I gave Sarah a copy by hand": that it was delivered (R17, R20). */
function overheardCopy(text: string): Overheard | undefined {
  const said = oneSpaced(text);
  if (WANTED.test(said)) return { rest: '@', answers: {}, offer: WHERE };
  if (!HAS.test(said)) return undefined;
  const means = /\bpost(?:ed)?\b/iu.test(said)
    ? 'post'
    : /\b(?:gave|given|handed|took|taken|hand)\b/iu.test(said)
      ? 'by-hand'
      : undefined;
  return {
    rest: '@',
    answers: { [who.key]: said.includes('#') ? '#' : THE_PERSON, ...(means && { [how.key]: means }) },
  };
}

const WHERE = {
  words:
    'A copy is had from the plan: open it, and press "Get a copy". Nothing is noted yet. When they have it, type "note a copy".',
  title: 'Open the plan',
  says: 'show the plan for',
};

const Given = z.object({ key: z.string(), how: Delivered, on: Day, version: z.number().int().positive() });
