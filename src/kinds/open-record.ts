import type { Deed } from '../access/policy.ts';
import type { Card } from '../../cards/card.ts';
import type { Button, Row } from '../../cards/views.ts';
import type { Subject, Viewer } from '../access/viewer.ts';
import type { Day, Instant } from '../kernel/days.ts';
import type { PersonId, StaffId, TeamId } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { Ledger } from '../notices/ledger.ts';
import type { LeftOpen } from '../notices/stopping.ts';
import type { TellingCommand } from '../notices/telling-facts.ts';
import type { VisiblePerson } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { Actor } from '../records/fact.ts';
import type { Span } from '../records/kind.ts';
import type { CareRecord, Notice } from '../records/record.ts';
import type { Duty } from '../work/duty.ts';
import type { PostHolders } from '../work/posts.ts';
import type { SeesTo } from '../work/reminders.ts';
import type {
  Act,
  Action,
  Around,
  Described,
  Flag,
  FormButton,
  Made,
  Milestone,
  NoticeBox,
  Reading,
  RecordPages,
  Refusal,
} from './kind.ts';

export interface TimelineLine extends Described {
  readonly at: Instant;
  readonly by: Actor;
  /** Staff whom the detail is about: who told the recipient, when another noted it; who was reminded. */
  readonly staff?: readonly StaffId[] | undefined;
  /** Nothing changed: somebody was told, or reminded. */
  readonly telling?: true;
}

/** What a reader may see of a record. */
export interface SeenRecord {
  /** Which record of its kind it is, for a list that only this reader sees. */
  readonly title: string;
  rows(around: Around): readonly Row[];
  noticeRows(): readonly Row[];
  inForce(today: Day): readonly string[];
  heldBefore(): readonly string[];
  milestones(around: Around): readonly Milestone[];
  readonly noticeTitle: string | undefined;
  readonly noticeBox: NoticeBox | undefined;
  /** What people who are told of it must be told besides. */
  readonly sayToo: string | undefined;
  noticeIntro(author: string, knew: boolean): string | undefined;
  readonly flags: readonly Flag[];
  /** True when its reader is only asked about something in it: they see that, and no history. */
  readonly isAsked: boolean;
  /** How many things have happened. */
  readonly happened: number;
  /** `many` of them, newest first, after the newest `from`. Of what lies long back only what is asked for is read. */
  timeline(from: number, many: number): Promise<readonly TimelineLine[]>;
  /** Buttons of its page, for a kind without pages of its own. */
  actions(at: Reading): readonly Pick<Action<never>, 'part' | 'title' | 'asks'>[];
  /** Forms that can be begun from its page. */
  forms(at: Reading): readonly (FormButton | Button)[];
  /** True of a button that puts right what was noted in its reader's own name. */
  putsRight(part: string, at: Reading): boolean;
  /** Undefined when there is no such button for this reader; otherwise what came of it. */
  act(part: string, at: Reading): Promise<Result<Acted, Refusal>> | undefined;
  readonly pages?: SeenPages | undefined;
}

/** A record's own pages for one reader, and what can be done from them. */
export interface SeenPages extends Omit<RecordPages<never>, 'act' | 'fetched'> {
  /** Notes that this reader has fetched a paper. */
  fetched(which: string, viewer: Viewer, today: Day): Promise<void>;
}

export interface Acted extends Omit<Act<never>, 'command'> {
  readonly record: OpenRecord;
}

type Named = Pick<CareRecord<unknown>, 'id' | 'kind' | 'subject' | 'team' | 'reference' | 'from' | 'notices'>;

/** A record, whatever its kind. What it says is only had through `seenBy`. */
export interface OpenRecord extends Named {
  readonly title: string;
  readonly news: string;
  /** The person it is about; undefined when it is about a team or the service. */
  readonly person: PersonId | undefined;
  /** Who answers for it now. */
  readonly author: StaffId;
  /** Who recorded it first, whoever sees to it by now. */
  readonly recordedBy: StaffId;
  readonly begun: Instant | undefined;
  /** True when a person has just one of its kind. */
  readonly onlyOne: boolean;
  /** Who must be told, and who has been; undefined where no telling is needed. */
  readonly ledger: Ledger | undefined;
  /** Whether anybody is asked and reminded until all are told: after a death nobody is, nor of what is over. */
  readonly isChased: boolean;
  /** What waited in it when it was closed with the person's reablement, and waits no more. */
  readonly left: readonly LeftOpen[];
  /** Nothing goes on in it: the person is in hospital, or their reablement is over. */
  readonly isStopped: boolean;
  /** It goes on after reablement has ended, also when it was begun before. */
  readonly goesOnAfterEnd: boolean;
  /** The person has died while it goes on: nobody is reminded any more. */
  readonly isListedOnly: boolean;
  /** The day that it is where the service is. */
  readonly today: Day;
  /** What waits in it for whom, on that day. */
  readonly duties: readonly Duty[];
  /** Those, and what begins to wait later. */
  readonly coming: readonly Duty[];
  /** For a kind that is worked through: since when, until when. */
  readonly span: Span | undefined;
  /** For whose sake it may be opened: those, and what stands in no list and opens it for a while. */
  readonly opening: readonly Duty[];
  /** Those of them whose reminder is due. */
  readonly dueDuties: readonly Duty[];
  /** Staff who are not in the circle and may open it because it asks them. */
  readonly asks: readonly StaffId[];
  /** Staff who are to be put into the circle because of it. */
  readonly joins: readonly { readonly staff: StaffId; readonly name: string }[];
  /** Staff who joined the circle because of it, and leave it today. */
  readonly leaves: readonly StaffId[];
  /** Undefined when this viewer may not see it, which is worded as "not found". */
  seenBy(viewer: Viewer, subject: Subject): SeenRecord | undefined;
  /** A notice that its reader may read without seeing the record; `person`: as they see them, if they do. */
  plainNotice(what: string, person: VisiblePerson['the'] | undefined): Card | undefined;
  plainFor(what: string): Deed;
  tell(command: TellingCommand, by: Actor): Promise<Result<OpenRecord, Refusal>>;
  /** Takes it along to the team that the person it is about is in now. */
  moveTo(team: TeamId): Promise<void>;
  /** Reminds of what is due (R5). `seesTo`: whether a member of staff can still see to it; where none can, those who lead do. */
  remind(seesTo: (staff: StaffId) => SeesTo, holders: PostHolders): Promise<void>;
  /** The person, or somebody around them, is as this now. */
  personChanged(person: Person, by: Actor): Promise<void>;
  /** A form that was begun in it was recorded, in another record. */
  ledTo(made: Made, by: Actor): Promise<void>;
  /** False when others wrote in between. */
  keepNotices(notices: readonly Notice[]): Promise<boolean>;
}
