import type { IAdaptiveCard } from '@microsoft/teams.cards';

/** An Adaptive Card as plain JSON, schema version 1.5: what Teams shows. */
export type Card = IAdaptiveCard;
