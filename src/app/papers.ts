import { drawDownload } from '../../cards/download.ts';
import type { Pressed } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { RecordId, type CopyToken } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { PaperGrants } from '../papers/grants.ts';
import { formatWords, type PaperFile, type PaperFormat, type WritePaper } from '../papers/paper.ts';
import { needsLines, needsOf } from '../people/needs.ts';
import { circleOf } from '../people/party.ts';
import { staffIdOf, viewerOf } from '../people/staff.ts';
import { HOME_BUTTON, notFoundCard } from './pages.ts';
import { shown } from './replies.ts';
import { todayAt, type App, type Reader, type Turn } from './app.ts';
import { openFor, readingFor } from './record-card.ts';

/**
 * Links to a paper for the member of staff who pressed, one for each format: each works once, for them alone, signed in, and for a
 * short while. The file is written when it is fetched, after the policy was asked again (R20).
 */
export async function getCopy(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const { app, inbound, viewer } = turn;
  const id = RecordId.safeParse(inbound.data.id);
  // A link to a paper that there is not would lead nowhere.
  const found = id.success ? await handoutFor(turn, id.data, inbound.data.x ?? '') : undefined;
  if (!found) return [{ kind: 'replace', card: notFoundCard() }];
  const { opened, handout } = found;
  const { which, title, back } = handout;
  const { copies } = app;
  if (!copies) return [say(NO_ADDRESS)];
  // Large print comes first for somebody who needs it (R33).
  const person = opened.person?.the;
  const large = person ? circleOf(person).filter(({ key }) => needsLarge(person, key)) : [];
  const isFirst = (format: PaperFormat): boolean => format.endsWith('large') && large.length > 0;
  const formats = copies.formats.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
  const links = await Promise.all(
    formats.map(async (format) => ({
      title: formatWords[format],
      url: await copies.linkFor({ staff: viewer.staff, record: opened.record.id, which, format }),
    })),
  );
  return [
    shown(
      drawDownload({
        title,
        about: opened.about,
        paragraphs: [
          ...(person ? needsLines(person, circleOf(person)) : []),
          ...(large.length > 0 && formats.some(isFirst) ? [LARGE_FIRST] : []),
          'Each link works once, only for you, and for ten minutes. Your browser may ask you to sign in.',
          'Print it, or hand it over yourself. Please do not send it on by ordinary e-mail.',
        ],
        links,
        buttons: [{ title: back, press: { do: 'record/open', id: opened.record.id } }, HOME_BUTTON],
      }),
    ),
  ];
}

const needsLarge = (person: Parameters<typeof needsOf>[0], key: string): boolean =>
  needsOf(person, key)?.formats.includes('large-print') === true;

const LARGE_FIRST = 'The paper in large print comes first.';

const NO_ADDRESS =
  'Copies cannot be fetched here yet: nobody has told me under which address I am reached (the setting PUBLIC_URL). Please ask your administrator.';

/** The person at the browser: signed in, or, without a registration, known only by holding the link. */
type AtBrowser = { readonly tenant: string; readonly aadObjectId: string } | 'whoever-holds-the-link';

/**
 * Hands over the paper behind a link, once. The policy is asked again at this moment (S11), and the record may note who has the paper
 * now (R17). Rejects when the store cannot be reached.
 */
export const fetchCopy =
  (app: App, grants: PaperGrants, write: WritePaper) =>
  async (token: CopyToken, who: AtBrowser): Promise<Result<PaperFile, 'gone'>> => {
    const by = who === 'whoever-holds-the-link' ? who : staffIdOf(who.tenant, who.aadObjectId);
    const used = await grants.use(token, by);
    if (!used.ok) return used;
    const { record, which, format, staff: id } = used.value;
    const staff = await app.directory.staff(id);
    if (!staff) return refuse('gone');
    const reader = { app, staff, viewer: viewerOf(staff) };
    const found = await handoutFor(reader, record, which);
    if (!found) return refuse('gone');
    const file = await write(found.handout.paper, format);
    await found.pages.fetched(which, reader.viewer, todayAt(app));
    return ok(file);
  };

/** The paper of this name for a reader who may see it now; undefined for all others, and when the record has no such paper. */
async function handoutFor(reader: Reader, id: RecordId, which: string) {
  const opened = await openFor(reader, id);
  const pages = opened?.seen.pages;
  const handout = pages && (await pages.copy?.(which, await readingFor(reader, opened, pages.actors)));
  return handout && { opened, pages, handout };
}
