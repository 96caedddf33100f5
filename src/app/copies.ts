import { drawDownload } from '../../cards/download.ts';
import type { Pressed } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { RecordId, type CopyToken } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { staffIdOf, viewerOf } from '../people/staff.ts';
import type { CopyFile, CopyFormat, WriteCopy } from '../plans/copy.ts';
import type { CopyGrants } from '../plans/grants.ts';
import { HOME_BUTTON, notFoundCard, shown } from './fixed-words.ts';
import { todayAt, type House, type Turn } from './house.ts';
import { openFor, readingFor, type Reader } from './records.ts';

const FORMATS: Readonly<Record<CopyFormat, string>> = {
  pdf: 'PDF',
  'pdf-large': 'PDF, large print',
  word: 'Word',
  'word-large': 'Word, large print',
};

/**
 * A link to a copy for whoever pressed: it works once, for them alone, signed in, and for a short while. What it opens is made when it
 * is fetched, after the policy was asked again (R20).
 */
export async function getCopy(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const { house, inbound, viewer } = turn;
  const id = RecordId.safeParse(inbound.data.id);
  const version = Number.parseInt(inbound.data.x ?? '', 10);
  // A link to a version that there is not would lead nowhere.
  const found = id.success ? await copyFor(turn, id.data, version) : undefined;
  if (!found) return [{ kind: 'replace', card: notFoundCard() }];
  const { opened } = found;
  const { copies } = house;
  if (!copies) return [say(NO_ADDRESS)];
  const links = await Promise.all(
    copies.formats.map(async (format) => ({
      title: FORMATS[format],
      url: await copies.linkFor({ staff: viewer.staff, record: opened.record.id, version, format }),
    })),
  );
  return [
    shown(
      drawDownload({
        title: `Your copy of version ${version}`,
        about: opened.about,
        paragraphs: [
          'Each link works once, only for you, and for ten minutes. Your browser may ask you to sign in.',
          'Print it, or hand it over yourself. Please do not send it on by ordinary e-mail.',
        ],
        links,
        buttons: [{ title: 'Open the plan', press: { do: 'record/open', id: opened.record.id } }, HOME_BUTTON],
      }),
    ),
  ];
}

const NO_ADDRESS =
  'Copies cannot be fetched here yet: nobody has told me under which address I am reached (the setting PUBLIC_URL). Please ask your administrator.';

/** Who stands at the browser: signed in, or, without a registration, whoever has the link. */
type AtBrowser = { readonly tenant: string; readonly aadObjectId: string } | 'whoever-holds-the-link';

/**
 * Hands over the copy behind a link, once. The policy is asked again at this moment (S11), the version is written as it was agreed,
 * and for whom a copy is due it is noted that they have it (R17). Rejects when the store cannot be reached.
 */
export const fetchCopy =
  (house: House, grants: CopyGrants, write: WriteCopy) =>
  async (token: CopyToken, who: AtBrowser): Promise<Result<CopyFile, 'gone'>> => {
    const by = who === 'whoever-holds-the-link' ? who : staffIdOf(who.tenant, who.aadObjectId);
    const used = await grants.use(token, by);
    if (!used.ok) return used;
    const { record, version, format, staff: id } = used.value;
    const staff = await house.directory.staff(id);
    if (!staff) return refuse('gone');
    const reader = { house, staff, viewer: viewerOf(staff) };
    const found = await copyFor(reader, record, version);
    if (!found) return refuse('gone');
    const file = await write(found.copy, format);
    await found.pages.fetched(version, reader.viewer, todayAt(house));
    return ok(file);
  };

/** What a copy of this version says, for whoever may see it now; undefined for everybody else, and when there is no such version. */
async function copyFor(reader: Reader, id: RecordId, version: number) {
  const opened = await openFor(reader, id);
  const pages = opened?.seen.pages;
  const copy = pages && (await pages.copy?.(version, await readingFor(reader, opened, pages.actors)));
  return copy && { opened, pages, copy };
}
