import type { Day } from '../../kernel/days.ts';
import type { SeenProgress } from './facts.ts';

/** A carer who said last that they do not manage, since when, and whom nobody has offered an assessment since. */
export interface NotManaging {
  readonly key: string;
  readonly name: string;
  readonly since: Day;
}

/** Carers in the circle who do not manage (Care Act 2014, section 10); whoever wants an assessment is not offered it again. */
export const notManaging = ({
  noted,
  carers,
  offered,
}: Pick<SeenProgress, 'noted' | 'carers' | 'offered'>): readonly NotManaging[] =>
  carers.flatMap((key) => {
    const said = noted.flatMap(({ on, judged }) =>
      judged.flatMap(({ who, key: of, name, managing }) =>
        who === 'carer' && of === key && managing ? { key, name, managing, since: on } : [],
      ),
    );
    const last = said.at(-1);
    const isOffered = offered.some(({ carer, wants, on }) => carer === key && (wants || (last && on >= last.since)));
    return last?.managing === 'not' && !isOffered ? [{ key, name: last.name, since: last.since }] : [];
  });
