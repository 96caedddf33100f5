import { drawDownload } from '../../cards/download.ts';
import type { Pressed } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { aboutWords } from '../flows/engine/draw.ts';
import { RecordId } from '../kernel/ids.ts';
import type { CopyFormat } from '../plans/copy.ts';
import { HOME_BUTTON, notFoundCard, shown } from './fixed-words.ts';
import type { Turn } from './house.ts';
import { openFor } from './records.ts';

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
  const opened = id.success ? await openFor(turn, id.data) : undefined;
  if (!opened?.seen.own || Number.isNaN(version)) return [{ kind: 'replace', card: notFoundCard() }];
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
        about: aboutWords(opened.person.the),
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
