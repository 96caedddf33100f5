import { may } from '../access/policy.ts';
import type { Said } from '../chat/inbound.ts';
import { say, type Outbound, type Suggestion } from '../chat/outbound.ts';
import type { VisiblePerson } from '../people/directory.ts';
import { basisWords, consentWords } from '../people/consent.ts';
import { NOT_TO_BE_TOLD } from '../people/held-back.ts';
import { knownAround } from '../people/party.ts';
import { memberWords, type CircleMember } from '../people/person.ts';
import type { Turn } from './app.ts';
import { personCard } from './person-card.ts';
import { shown } from './replies.ts';
import type { Understood } from './understood.ts';

/** "Is Imran allowed to know?", "can I tell Sarah?": what is noted of it, in the words that every colleague reads (R24, R25). */

const TELL = String.raw`(?:tell|inform|involve|speak (?:to|with)|talk (?:to|with)|share|discuss|give|show|send|let)`;
const MAY_I = String.raw`(?:(?:can|may|could|should|am|are|do)\s+(?:i|we)|is it (?:ok|okay|all right|alright|fine|allowed)(?: (?:for (?:me|us)|if (?:i|we)))?|(?:have|has|do) (?:i|we|anybody|anyone) (?:got |have )?(?:her |his |their )?(?:consent|permission))\s*(?:allowed |able |permitted |supposed )?(?:to )?${TELL}\b`;
/** To see somebody is no question of what they may know. */
const KNOW = String.raw`(?:know(?:ing)?|told|informed|hear(?:ing)? (?:about|of)|involved|shar(?:e|ing|ed)|(?:see(?:ing)?|read(?:ing)?|hav(?:e|ing)) (?:it|this|that|(?:(?:the|a|her|his|their|\p{L}+['’]?s) )?(?:plan|copy|record|notes?)))`;
const MAY_THEY = String.raw`(?:is|are)\s.{1,60}\s(?:allowed|permitted|supposed|ok|okay|meant|able)(?: for .{1,40})? to (?:be )?${KNOW}|(?:can|may|could|should|is|are)\s.{1,60}\s(?:to )?(?:be )?${KNOW}`;
const DID_THEY_AGREE = String.raw`(?:does|did|has|would)\s.{1,60}\b(?:mind|consent(?:ed)?|agreed?|ok|okay|happy|fine|said|want)\b.{0,60}\b(?:${KNOW}|tell(?:ing)?)`;
const ASKS = new RegExp(
  String.raw`^\s*(?:(?:please|hi|so|just checking)[\s,]+)?(?:${MAY_I}|(?:${MAY_THEY}|${DID_THEY_AGREE})\b)`,
  'iu',
);
/** In characters. */
const LONGEST = 160;

/** Undefined where something else is asked, or it is not clear about whom. */
export async function mayBeTold(
  turn: Turn<Said>,
  { session, meaning }: Understood,
): Promise<readonly Outbound[] | undefined> {
  const { app, viewer, inbound } = turn;
  const { text } = inbound;
  if (session || text.length > LONGEST || !ASKS.test(text) || !('whom' in meaning) || !('member' in meaning))
    return undefined;
  const [about, ...others] = meaning.whom.near ? [] : meaning.whom.people;
  const person = about && others.length === 0 ? (await app.directory.personFor(viewer, about.id))?.the : undefined;
  const member = meaning.member;
  if (!person || member === undefined) return undefined;
  const around = knownAround(person);
  const involved = around.involved.find(({ key }) => key === member);
  const other = around.others.find(({ key }) => key === member);
  if (!involved && !other) return undefined;
  const { words, note } = involved
    ? ofInvolved(person, involved)
    : { words: `${other?.name ?? ''}: ${NOT_TO_BE_TOLD}.`, note: false };
  const noting = note ? consentForm(turn, person) : [];
  return [say(words, noting), shown(await personCard(turn, person.id))];
}

/** The form that notes what is agreed, for those who may fill it in. */
const consentForm = ({ app, viewer }: Turn, { reference, ...person }: About): readonly Suggestion[] =>
  app.flows.flatMap(({ notesConsent, phrases, needs: { deed, guarded } }) =>
    notesConsent !== undefined && may(viewer, deed, guarded, person)
      ? [{ title: notesConsent, says: `${phrases[0] ?? ''} ${reference}` }]
      : [],
  );

type About = VisiblePerson['the'];

/** What the person agreed; or that it is still to be asked. */
function ofInvolved({ preferredName }: About, one: CircleMember): { readonly words: string; readonly note: boolean } {
  const who = `${one.name} (${memberWords(one)})`;
  if (one.staff !== undefined) return { words: `${who} is staff around ${preferredName}, and may know.`, note: false };
  if (one.consent) return { words: `${who}: ${consentWords(one.consent)} (${basisWords(one.consent)}).`, note: true };
  return one.part === 'carer'
    ? {
        words: `${who} cares for ${preferredName}, so is involved. Whether the plan is shared with ${one.name} is not noted. Ask ${preferredName}, and note it.`,
        note: true,
      }
    : {
        words: `${preferredName} has not been asked about ${who} yet. Ask ${preferredName} before you tell ${one.name} anything, and note it.`,
        note: true,
      };
}
