import { RISK_MODEL_VERSION } from './amounts.ts';
import type { Grid } from './grid.ts';
import type { PeopleAt } from './presence.ts';
import type { RiskSource } from './risk-source.ts';
import { RISK_LEVELS, type ZoneSettings } from './zone-settings.ts';

/** What rarely changes: ground, people at this time of day, settings. */
export type ZoneBase = {
  readonly grid: Grid;
  /** Null: nobody has told. */
  readonly people: readonly PeopleAt[] | null;
  readonly settings: ZoneSettings;
};
export type ZoneInputs = ZoneBase & { readonly sources: readonly RiskSource[] };

/**
 * Everything that values were computed from, as one text to hash and to compare: the same inputs give the same text in
 * whatever order they came. Labels are not inputs.
 */
export function zoneInputsText({ sources, ...base }: ZoneInputs): string {
  // Whose a source is decides who may see it named.
  const rows = sources.map((source) => `${source.enterpriseId} ${sourceText(source)}`).sort();
  return JSON.stringify([RISK_MODEL_VERSION, zoneBaseText(base), rows]);
}

/** Which cells there are. */
export function gridText({ centre, cellM, columns, rows }: Grid): string {
  return JSON.stringify([centre, cellM, columns, rows]);
}

export function zoneBaseText({ grid, people, settings }: ZoneBase): string {
  const { thresholds, colours, fallMargin, dwellMs, smallestAreaM2, topReasons } = settings;
  return JSON.stringify([
    gridText(grid),
    people?.map(({ at, people: count }) => [at, count]) ?? null,
    RISK_LEVELS.map((level) => [thresholds[level], colours[level]]),
    [fallMargin, dwellMs, smallestAreaM2, topReasons],
  ]);
}

/** What of a source counts: two sources with the same text add the same. */
export function sourceText({ id, at, reachM, reasons }: RiskSource): string {
  const parts = reasons.map((reason) => [reason.id, reason.amount] as const);
  return JSON.stringify([id, at.type, at.coordinates, reachM, parts]);
}
