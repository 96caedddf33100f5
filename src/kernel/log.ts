/**
 * What happened, for the operator of the bot: a fixed event name such as `teams.refused` and a few fields.
 * There is no free text on purpose, so that nothing a person typed can end in a log (S27).
 */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean>>;
