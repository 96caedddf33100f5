import { ok } from 'node:assert/strict';
import type { Story } from '../story.ts';
import { EVENING, LUNCH, onward, opens, showPlan } from './plan-steps.ts';

export const planCompared: Story = {
  name: 'Priya compares the versions of the plan, and sees how much less support Samuel needs than at first',
  async play({ page, picture }) {
    const shown = await showPlan(page, 3);
    await opens(shown, 'Versions', 'Versions of the plan');
    await opens(shown, 'Version 3', 'Version 2 and version 3');
    await picture('11-compared', shown);
    await onward(shown, 'Compare with version 1', 'Version 1 and version 3');
    const words = await shown.innerText();
    for (const { line } of [LUNCH, EVENING]) ok(words.includes(line), `${line} is gone since version 1`);
    await onward(shown, 'Open the plan', 'Copies');
    await opens(shown, 'Progress', 'From 12 hours 15 minutes of support a week to 5 hours 15 minutes.');
    await picture('11-progress', shown);
  },
};
