import type { Viewer } from '../../access/viewer.ts';
import type { Refused } from '../../forms/form.ts';
import type { Session } from '../../forms/session.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { broughtUpToDate, type Imported } from '../../people/import.ts';
import type { Finished } from '../flow.ts';
import { changePerson, type Parts } from './carry-out.ts';
import { badRowWords, peopleIn, rows } from './file-question.ts';
import { importedPage } from './page.ts';
import type { SettingUp } from './questions.ts';

/** Why it could not be done, as a code; undefined when it was. What is in already stays, and saving again goes on. */
async function importOne(parts: Parts, viewer: Viewer, each: Imported, isKnown: boolean): Promise<string | undefined> {
  try {
    const done = isKnown
      ? await changePerson(parts, viewer, each.person.id, {
          what: 'imported',
          change: (now) => broughtUpToDate(now, each),
        })
      : await parts.administration.addPerson(viewer, each.person);
    return done.ok ? undefined : done.refusal;
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  }
}

/** Every line was checked before the first is written. Broken off half-way, recording again writes the rest and nobody twice. */
export async function importAll(
  parts: Parts,
  { answers, token }: Session,
  context: SettingUp,
  viewer: Viewer,
): Promise<Result<Finished, Refused>> {
  const read = peopleIn(rows.of(answers) ?? '', context, token);
  if (!read.ok) return refuse({ words: badRowWords(read.refusal), question: rows.key });
  const known = new Set(context.people.map(({ the }) => the.id));
  for (const [count, each] of read.value.entries()) {
    const why = await importOne(parts, viewer, each, known.has(each.person.id));
    if (why === undefined) continue;
    parts.brokeOff(why);
    const so = `${count} of ${read.value.length} are in. Something kept me from ${each.person.reference} and the rest.`;
    return refuse({ words: `${so} Save it again, and they follow: nobody is added twice.` });
  }
  const words = read.value.length === 1 ? '1 person is in.' : `${read.value.length} people are in.`;
  return ok({ words, page: importedPage(words) });
}
