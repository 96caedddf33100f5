import type { Row } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import { decidingRows } from '../../people/capacity.ts';
import { chargingRows } from '../../people/charging.ts';
import type { Need, SeenEnding } from './facts.ts';
import * as ask from './questions.ts';

const seesTo = ({ what, owner }: Need): string =>
  sentences(what, owner === undefined ? 'Nobody sees to it yet' : owner);

const CARER = {
  wanted: 'Offered, and wanted',
  declined: 'Offered, and not wanted',
  'not-offered': 'Not offered yet',
} as const;

/** What the record of an ending says. */
export function rows(the: SeenEnding): readonly Row[] {
  const { regard, need, appointment, still } = the;
  return listed<Row>(
    { label: 'Ends on', value: wordsForDay(the.on) },
    { label: 'Why', value: sentences(ask.ground.words(the.ground, {}), the.shown) },
    the.offer && { label: 'Offered', value: `${the.offer.what} (${wordsForDay(the.offer.on)})` },
    ...(the.deciding ? decidingRows(the.deciding) : []),
    the.found !== undefined && { label: 'What was found', value: the.found },
    { label: 'The person says', value: regard.person },
    { label: 'Wellbeing', value: regard.wellbeing },
    regard.others !== undefined && { label: 'Carer and others', value: regard.others },
    the.carerAssessment && {
      label: 'Carer’s assessment',
      value: listed(
        CARER[the.carerAssessment],
        the.carerReferred && `referred for it on ${wordsForDay(the.carerReferred)}`,
      ).join('; '),
    },
    {
      label: 'Still needed',
      value: need ? (still === 'met' ? `Others help already: ${need.what}` : seesTo(need)) : 'Nothing',
    },
    the.assessment !== undefined && { label: 'Assessment asked of', value: the.assessment },
    the.bridge !== undefined && { label: 'Until then', value: the.bridge },
    { label: 'Appointment after the end', value: appointment ? seesTo(appointment) : 'None' },
    the.afterwards !== undefined && { label: 'Plan for afterwards', value: the.afterwards },
    the.handover !== undefined && { label: 'Handed over to', value: the.handover },
    ...chargingRows(the.charging),
    the.whyOpen !== undefined && { label: 'Open work closed', value: the.whyOpen },
    the.without !== undefined && {
      label: the.status === 'planned' ? 'May be closed without an owner' : 'Closed without an owner',
      value: the.without,
    },
    the.calledOff !== undefined && { label: 'Called off', value: the.calledOff },
    { label: 'Follow-up by', value: the.followUp.name },
    the.copiesBack && { label: 'Paper copies back', value: wordsForDay(the.copiesBack) },
  );
}
