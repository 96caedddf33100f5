import { may, mayEver } from '../access/policy.ts';
import type { Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import type { AnyFlow } from '../flows/flow.ts';
import { mayRead, type MenuPage } from '../flows/menu-page.ts';
import { CHECK } from '../forms/bound.ts';
import { putAside, withSession } from '../forms/open-forms.ts';
import type { Session } from '../forms/session.ts';
import { forRecord, PERSON } from '../questions/context.ts';
import { titleOf, whoIsMeant } from '../questions/person.ts';
import type { Found, Meaning } from '../guidance/meaning.ts';
import { Day } from '../kernel/days.ts';
import { sentences } from '../kernel/sentence.ts';
import { referenceIn } from '../kernel/ids.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { seenBy, type Seen } from '../kinds/seen-by.ts';
import { isNamedIn } from '../people/name-match.ts';
import type { OneFor } from '../kinds/kind.ts';
import { viewerOf } from '../people/staff.ts';
import { isFor, startForm } from './form-start.ts';
import type { Turn } from './app.ts';
import { workPage } from './menu.ts';
import { notFoundCard } from './pages.ts';
import { personCard } from './person-card.ts';
import { openFor, recordCard } from './record-card.ts';
import { NOT_FOR_YOUR_ROLE, shown } from './replies.ts';
import { besides, told } from './told.ts';
import { ON } from './understood.ts';

type Wanted = Extract<Meaning, { kind: 'wanted' }>;

/** A form, page or record that is asked for by typing, or a form that what was seen belongs to. */
export async function begin(
  turn: Turn<Said>,
  wanted: Wanted,
  session: Session | undefined,
): Promise<readonly Outbound[]> {
  const { flows, pages, records } = turn.app;
  const isIt = ({ id }: { readonly id: string }): boolean => id === wanted.sayable.id;
  const [flow, page, one] = [flows.find(isIt), pages.find(isIt), records.onesFor.find(isIt)];
  if (page && !mayRead(page, turn.viewer)) return [say(NOT_FOR_YOUR_ROLE)];
  const answer = flow
    ? await form(turn, flow, wanted)
    : page
      ? [
          page.startsFrom === 'person'
            ? await pageAbout(turn, page, wanted)
            : await shownPage(turn, page, page.searches && wanted.rest),
        ]
      : one
        ? await recordOf(turn, one, wanted)
        : [shown(notFoundCard())];
  return [...answer, ...(await stillOpen(turn, session))];
}

async function form(turn: Turn<Said>, flow: AnyFlow, wanted: Wanted): Promise<readonly Outbound[]> {
  const { answers: said, whom: meant } = wanted;
  const [one, two] = meant.people;
  // Whom it is about makes no difference to somebody whose role covers none of it.
  const flows = turn.app.flows.filter(({ id }) =>
    [wanted, ...(wanted.or ?? [])].some(({ sayable }) => sayable.id === id),
  );
  if (said && !flows.some(({ needs }) => mayEver(turn.viewer, needs.deed, needs.guarded)))
    return [say(await notYours(turn, flow))];
  if (said && one && !two && !meant.near) return told(turn, { ...wanted, answers: said }, one);
  if (one && (two || meant.near)) return askedWhom(turn, flow, wanted);
  return opened(turn, flow, wanted);
}

/** Nothing of what was told is kept, and whose role covers it is said. */
async function notYours({ app, viewer }: Turn, { needs }: AnyFlow): Promise<string> {
  const teams = await Promise.all(viewer.teams.map((team) => app.directory.staffOf(team)));
  const names = teams.flat().flatMap((one) => (mayEver(viewerOf(one), needs.deed, needs.guarded) ? [one.name] : []));
  const [first, ...others] = [...new Set(names)].slice(0, MOST_NAMED);
  return first === undefined
    ? sentences(NOT_FOR_YOUR_ROLE, 'Nothing is noted')
    : `Your role does not cover this, so nothing is noted. Please tell ${[...others, first].join(' or ')}.`;
}
const MOST_NAMED = 3;

/** Whom it is for is asked in words alone; the card follows once it is known. The form waits for the name. */
async function askedWhom(
  turn: Turn<Said>,
  flow: AnyFlow,
  { whom, answers, sayable }: Wanted,
): Promise<readonly Outbound[]> {
  const isOpened = flow.startsFrom === 'person' && mayEver(turn.viewer, flow.needs.deed, flow.needs.guarded);
  const asked = whoIsMeant(whom.people, whom.near);
  if (!isOpened || asked.ok || whom.besides || whom.colleague)
    return [whichOf(whom, (reference) => `${sayable.phrases[0] ?? ''} ${reference}`)];
  return startForm(turn, { flow, answers, openedFor: besides(flow, answers), asks: asked.refusal });
}

/** Asked for by its name. */
async function opened(turn: Turn<Said>, flow: AnyFlow, wanted: Wanted): Promise<readonly Outbound[]> {
  if (flow.startsFrom === 'record') return fromRecord(turn, flow, wanted);
  if (!mayEver(turn.viewer, flow.needs.deed, flow.needs.guarded)) return [say(await notYours(turn, flow))];
  const { rest, whom, answers, more } = wanted;
  if (flow.startsFrom === 'nothing') return startForm(turn, { flow, answers, more, openedFor: besides(flow, answers) });
  if (rest === '') return startForm(turn, { flow, openedFor: besides(flow, answers) });
  const [person] = whom.people;
  const worry = person ? undefined : flow.takesWorry?.wordsOf(turn.inbound.text);
  if (worry) return startForm(turn, { flow, answers: worry });
  // Nobody of that name is there, or nobody whom they may see: the same words (S10).
  if (!person && flow.takesWorry) return [say(NOBODY_TO_RAISE), ...(await startForm(turn, { flow }))];
  if (!person) return [say(whoIsNobody)];
  return startForm(turn, { flow, answers, more, openedFor: { [PERSON]: person.id, ...besides(flow, answers) } });
}

/** A worry about somebody who is not on their list waits for nobody: it is raised in words (R38). */
const NOBODY_TO_RAISE =
  'I know nobody by that name whom you can see. If they are not on your list, choose "Not on my list": you say in words whom it is about.';

/**
 * "told Ada Palmer": in which record? If only one is open for them, that one; otherwise it is chosen from the list. Each is looked at as this viewer sees
 * it: whoever has something to do in a record need not be in the circle of the person.
 */
async function fromRecord(
  turn: Turn<Said>,
  flow: AnyFlow,
  { rest, whom, answers, more }: Wanted,
): Promise<readonly Outbound[]> {
  const { app, viewer } = turn;
  const found = await fittingIn(turn, flow, rest, whom);
  const allowed = found.filter(({ subject }) => may(viewer, flow.needs.deed, flow.needs.guarded, subject));
  const [first, ...others] = allowed;
  if (first && others.length === 0)
    return startForm(turn, { flow, answers, more, openedFor: forRecord(first.record.id) });
  if (first && flow.of !== undefined) {
    const isOfOne = others.every(({ name }) => name === first.name);
    return [
      say(
        'Which one do you mean?',
        allowed.slice(0, MOST_OFFERED).map(({ name, record: { title, reference: its } }) => ({
          title: isOfOne ? `${title} ${its}` : `${name}: ${title.toLowerCase()} ${its}`,
          says: `${flow.phrases[0] ?? ''} ${its}`,
        })),
      ),
    ];
  }
  const page = workPage(app);
  const words = first
    ? `Open the record it belongs to, then press "${flow.title}".`
    : 'I found no record of yours that it belongs to.';
  return page ? [say(words), await shownPage(turn, page)] : [say(words)];
}

/** The records that it may go on from, as far as this viewer sees them. */
async function fittingIn(
  { app, viewer }: Turn<Said>,
  flow: AnyFlow,
  rest: string,
  { people }: Found,
): Promise<readonly Seen[]> {
  const named = people.map(({ id }) => id);
  const reference = referenceIn(rest);
  const waiting = (await app.records.waitingFor(viewer.staff)).filter((record) => isFor(flow, record));
  const own = waiting.filter(
    (record) =>
      record.author === viewer.staff &&
      (rest === '' || (record.person && named.includes(record.person)) || reference === record.reference),
  );
  // By its reference it can be asked for in any record, whether something waits there or not; so can what is open about somebody.
  const called = reference === undefined ? [] : await app.records.called(reference);
  const open = flow.of === undefined ? [] : (await Promise.all(named.map((id) => app.records.about(id)))).flat();
  // What a colleague recorded may be for this one to put right, too.
  const ofKind = open.toSorted((a, b) => (b.begun ?? '').localeCompare(a.begun ?? ''));
  const seen = (all: readonly OpenRecord[]): Promise<readonly Seen[]> =>
    Promise.all(
      all.filter((record) => isFor(flow, record)).map((record) => seenBy(app.directory, viewer, record)),
    ).then((some) => some.flatMap((one) => one ?? []));
  for (const all of [called, open.filter(({ span }) => span && !span.until), own, ofKind]) {
    const some = await seen(all);
    if (some.length > 0) return some;
  }
  if (flow.of === undefined || reference !== undefined) return [];
  // What waits for them by name, of somebody whom they see nowhere else.
  return (await seen(waiting)).filter(({ name }) => rest === '' || isNamedIn(rest, name));
}

const MOST_OFFERED = 6;

const shownPage = async ({ app, viewer }: Turn, page: MenuPage, part?: string): Promise<Outbound> =>
  shown(await page.show(viewer, (await app.forms.read(viewer.staff)).forms, part));

/** A page about a person only shows something, and says at its top whose it is, so that a near name may open it. */
async function pageAbout(turn: Turn<Said>, page: MenuPage, { rest, whom }: Wanted): Promise<Outbound> {
  if (rest === '') return shownPage(turn, page);
  const [first, ...others] = whom.people;
  if (first && (others.length > 0 || whom.near))
    return whichOf(whom, (reference) => `${page.phrases[0] ?? ''} ${reference}`);
  const person = first && (await turn.app.directory.personFor(turn.viewer, first.id));
  if (!person) return say(whoIsNobody);
  const { forms } = await turn.app.forms.read(turn.viewer.staff);
  return shown(await page.show(turn.viewer, forms, '', person.the));
}

export const whoIsNobody = 'I know nobody by that name whom you can see. Type their full name or reference.';

/** "Show the plan for Ada Palmer": the one record of its kind that a person has is found by whose it is. */
async function recordOf(turn: Turn<Said>, one: OneFor, { rest, whom, answers }: Wanted): Promise<readonly Outbound[]> {
  const [first, ...others] = whom.people;
  // P28: whom they may not see, and whom nobody knows, look the same (S10).
  if (!first && rest !== '') return [say(whoIsNobody)];
  if (!first) return [say(`Whose? Type it with their name or reference, for example "${one.offer.example}".`)];
  const day = Day.safeParse(answers?.[ON]).data;
  const says = (reference: string): string =>
    (day && one.onADay?.says(reference, day)) ?? `${one.phrases[0] ?? ''} ${reference}`;
  if (others.length > 0 || whom.near) return [whichOf(whom, says)];
  const id = one.idFor(first.id);
  // That there is one which they may not see looks like none.
  if (!(await openFor(turn, id))) return [say(one.none), shown(await personCard(turn, first.id))];
  return [shown(await recordCard(turn, id, undefined, day && one.onADay?.view(day)))];
}

/** `says` is what picking one of them types. */
export function whichOf(
  { people, near, around, besides, colleague }: Found,
  says: (reference: string) => string,
): Outbound {
  const typed = (reference: string): string => {
    const again = around?.join(reference);
    return again !== undefined && again.length < LONGEST_SAID ? again : says(reference);
  };
  const asked = whoIsMeant(people, near);
  const suggestions = people.slice(0, 6).map((one) => ({ title: titleOf(one), says: typed(one.reference) }));
  const [whose, ...others] = people;
  if (colleague && whose && others.length === 0) {
    const title = `your colleague ${colleague.name} (${colleague.job})`;
    return say(`Do you mean ${titleOf(whose)}, or ${title}?`, [
      ...suggestions,
      { title: colleague.name, says: typed(colleague.name) },
    ]);
  }
  if (besides && whose && others.length === 0) {
    const title = `${besides.name} (${besides.relation || 'around'} of ${whose.name})`;
    const member = { title, says: typed(besides.name) };
    return say(`Nobody is called exactly that. Do you mean ${title}, or ${titleOf(whose)}?`, [member, ...suggestions]);
  }
  return say(asked.ok ? '' : asked.refusal.words, suggestions);
}

/** A button types no more than a person would. */
const LONGEST_SAID = 200;

/**
 * What a form is told by that is left open while something else is shown. Where all of it waits to be checked it is saved for later: a "yes"
 * after something else must not record it.
 */
export async function stillOpen({ app, viewer }: Turn, session: Session | undefined): Promise<readonly Outbound[]> {
  if (!session) return [];
  const isOpen = await app.forms.change(viewer.staff, (forms) => ({
    forms:
      forms.active === session.id && session.step === CHECK
        ? putAside(forms, { ...session, touched: app.forms.now() })
        : forms,
    result: forms.active === session.id,
  }));
  return isOpen ? [say(openWords(session.step === CHECK ? 'saved for later' : 'still open'))] : [];
}

const openWords = (how: string): string => `Your form is ${how}. Type "show the form" to carry on with it.`;

/** After help the form goes on: what is typed is for it, also where all of it waits to be checked; but a mere "yes" records nothing then. */
export async function goesOn(
  { app, viewer, inbound }: Turn<Said>,
  session: Session | undefined,
): Promise<readonly Outbound[]> {
  if (!session) return [];
  const isOpen = await app.forms.change(viewer.staff, (forms) => {
    const isActive = forms.active === session.id;
    const isAtCheck = isActive && session.step === CHECK && session.asking === undefined;
    return {
      forms: isAtCheck
        ? withSession(forms, { ...session, touched: app.forms.now(), doubted: inbound.text.slice(0, 90) })
        : forms,
      result: isActive,
    };
  });
  return isOpen ? [say(openWords('still open'))] : [];
}
