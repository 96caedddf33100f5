/** Visits as a list that can be read on a phone: when, and below it how long, what and by whom. */
import type { IContainer } from '@microsoft/teams.cards';
import { bold, line, paragraph, type Part, run, subtle } from './text.ts';
import type { PlanView } from './plan-views.ts';

export const drawVisits = (visits: PlanView['visits']): readonly Part[] =>
  visits.length === 0 ? [paragraph('No visits.', subtle)] : visits.map(drawVisit);

const drawVisit = ({ when, length, support, by }: PlanView['visits'][number]): IContainer => ({
  type: 'Container',
  separator: true,
  spacing: 'Small',
  items: [
    line([run(when, bold), ' · ', run(length)]),
    paragraph(support, {}, { spacing: 'None' }),
    paragraph(by, subtle, { spacing: 'None' }),
  ],
});
