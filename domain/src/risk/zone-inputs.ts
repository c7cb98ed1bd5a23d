import type { Grid } from './grid.ts';
import { RISK_MODEL_VERSION } from './risk-grid.ts';
import type { RiskSource } from './risk-source.ts';
import type { ZoneSettings } from './zones.ts';

export type ZoneInputs = {
  readonly sources: readonly RiskSource[];
  readonly grid: Grid;
  readonly settings: ZoneSettings;
};

/**
 * Everything that zones were computed from, as one text to hash and to compare: the same inputs give the same text in
 * whatever order they came. Labels are not inputs.
 */
export function zoneInputsText({ sources, grid, settings }: ZoneInputs): string {
  const rows = sources
    .map(({ id, kind, at, weight, radiusM }) => ({
      id,
      kind,
      weight,
      radiusM,
      type: at.type,
      at: at.coordinates,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const { centre, cellM, columns, rows: gridRows } = grid;
  const { thresholds, colours, topSources } = settings;
  const levels = ([1, 2, 3, 4] as const).map((level) => [thresholds[level], colours[level]]);
  return JSON.stringify([
    RISK_MODEL_VERSION,
    [centre, cellM, columns, gridRows],
    [levels, topSources],
    rows,
  ]);
}
