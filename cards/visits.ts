/** Visits as a list that can be read on a phone: when, and below it how long, what and by whom. */
import type { Element } from './card.ts';
import type { PlanView } from './plan-views.ts';
import { bold, line, paragraph, run, subtle, under } from './text.ts';

/** A visit each, in the order given. */
export const drawVisits = (visits: PlanView['visits']): readonly Element[] =>
  visits.length === 0 ? [paragraph('No visits.', subtle)] : visits.flatMap(drawVisit);

const drawVisit = ({ when, length, support, by }: PlanView['visits'][number]): readonly Element[] => [
  line([run(when, bold), ' · ', run(length)], { separator: true }),
  under(support),
  under(by, subtle),
];
