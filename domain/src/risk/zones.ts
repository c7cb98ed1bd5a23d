import type { LonLat, Rings } from '../geo/lon-lat.ts';
import { ZONE_COLOURS } from '../wire/zones.ts';
import { cellCentre, frameOf, type Grid } from './grid.ts';
import { piecesOf, type Pieces } from './pieces.ts';
import { visitCells, type RiskGrid } from './risk-grid.ts';
import type { RiskSource } from './risk-source.ts';
import { traceRings, type CornerRing } from './trace-rings.ts';

export type ZoneColour = (typeof ZONE_COLOURS)[number];
/** 1 major (重大, red in the four-colour scheme), 2 larger (较大, orange), 3 general (一般, yellow), 4 low (低, blue). */
export type RiskLevel = 1 | 2 | 3 | 4;

export type ZoneSettings = {
  /** Least value of each level; below the last there is no zone. Falling, within 0 to 1. */
  readonly thresholds: Readonly<Record<RiskLevel, number>>;
  /** How the park shows the four levels in three colours. */
  readonly colours: Readonly<Record<RiskLevel, ZoneColour>>;
  /** How many sources each zone names; the rest is told as a sum. */
  readonly topSources: number;
};

/** Usual settings: red is level 1 alone; the stricter practice is `{ …, 2: 'red' }`. */
export const ZONE_SETTINGS: ZoneSettings = {
  thresholds: { 1: 0.6, 2: 0.35, 3: 0.15, 4: 0.02 },
  colours: { 1: 'red', 2: 'yellow', 3: 'yellow', 4: 'blue' },
  topSources: 5,
};

export type ZoneContribution = {
  readonly source: RiskSource;
  /** Part of the zone's whole risk that this source brings, 0 to 1. */
  readonly share: number;
};

/** Cells of one colour that hang together, by sides or corners. Zones do not overlap. */
export type Zone = {
  readonly colour: ZoneColour;
  /** The highest level in it. */
  readonly level: RiskLevel;
  /** Valid, right-hand rule; a polygon for each part that hangs together by sides. */
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: Rings[] };
  readonly areaM2: number;
  readonly cellCount: number;
  readonly peak: number;
  readonly peakAt: LonLat;
  /** The top contributors, largest first; their shares and `othersShare` add up to 1. */
  readonly sources: readonly ZoneContribution[];
  readonly othersShare: number;
};

/**
 * Turns risk per cell into coloured areas that explain themselves.
 * @returns zones, red first, larger ones first within a colour
 * @throws RangeError when the thresholds do not fall from level 1 to 4
 */
export function zonesOf(risk: RiskGrid, settings: ZoneSettings = ZONE_SETTINGS): Zone[] {
  const levels = levelsOf(risk, settings);
  const found = piecesOf(colourClasses(levels, settings), risk.grid);
  const contributions = contributionsOf(risk, found);
  const mask = new Uint8Array((risk.grid.columns + 1) * (risk.grid.rows + 1));
  const toRings = ringWriter(risk.grid);
  const polygonOf = (piece: number): Rings =>
    toRings(
      traceRings(
        { labels: found.labels, label: piece + 1, cells: found.pieces[piece]!, ...risk.grid },
        mask,
      ),
    );
  const zones = found.groups.map((group, at): Zone => {
    const cells = group.flatMap((piece) => found.pieces[piece]!);
    const level = cells.reduce((best, cell) => Math.min(best, levels[cell]!), 4) as RiskLevel;
    return {
      colour: settings.colours[level],
      level,
      geometry: { type: 'MultiPolygon', coordinates: group.map(polygonOf) },
      areaM2: cells.length * risk.grid.cellM ** 2,
      cellCount: cells.length,
      ...peakOf(cells, risk),
      ...topOf(contributions[at]!, settings.topSources),
    };
  });
  return zones.sort((a, b) => a.level - b.level || b.cellCount - a.cellCount);
}

/** Level of one value; null below the last threshold. */
export function levelOf(value: number, thresholds: ZoneSettings['thresholds']): RiskLevel | null {
  for (const level of [1, 2, 3, 4] as const) if (value >= thresholds[level]) return level;
  return null;
}

function levelsOf({ values }: RiskGrid, { thresholds }: ZoneSettings): Uint8Array {
  const { 1: first, 2: second, 3: third, 4: fourth } = thresholds;
  if (!(first <= 1 && first > second && second > third && third > fourth && fourth > 0))
    throw new RangeError(
      `thresholds must fall from level 1 to 4 within 0 to 1: ${JSON.stringify(thresholds)}`,
    );
  return Uint8Array.from(values, (value) => levelOf(value, thresholds) ?? 0);
}

/** Cells to be painted alike are one class, whatever their level. */
function colourClasses(levels: Uint8Array, { colours }: ZoneSettings): Uint8Array {
  const classOf = [0, 1, 2, 3, 4].map((level) =>
    level === 0 ? 0 : 1 + ZONE_COLOURS.indexOf(colours[level as RiskLevel]),
  );
  return levels.map((level) => classOf[level]!);
}

type Contribution = { source: RiskSource; dose: number };

function contributionsOf(
  { grid, sources }: RiskGrid,
  { labels, groups, pieces }: Pieces,
): Contribution[][] {
  const gridFrame = frameOf(grid);
  const groupOfPiece = new Int32Array(pieces.length);
  groups.forEach((group, at) => group.forEach((piece) => (groupOfPiece[piece] = at)));
  const byGroup: Contribution[][] = groups.map(() => []);
  for (const source of sources) {
    const doseByGroup = new Map<number, number>();
    visitCells(source, { grid, gridFrame }, (cell, dose) => {
      const label = labels[cell]!;
      if (label === 0) return;
      const group = groupOfPiece[label - 1]!;
      doseByGroup.set(group, (doseByGroup.get(group) ?? 0) + dose);
    });
    for (const [group, dose] of doseByGroup) byGroup[group]!.push({ source, dose });
  }
  return byGroup;
}

function topOf(
  contributions: Contribution[],
  count: number,
): Pick<Zone, 'sources' | 'othersShare'> {
  const total = contributions.reduce((sum, { dose }) => sum + dose, 0);
  const sources = contributions
    .sort((a, b) => b.dose - a.dose || (a.source.id < b.source.id ? -1 : 1))
    .slice(0, count)
    .map(({ source, dose }) => ({ source, share: dose / total }));
  const told = sources.reduce((sum, { share }) => sum + share, 0);
  return { sources, othersShare: contributions.length > count ? Math.max(0, 1 - told) : 0 };
}

function peakOf(
  cells: readonly number[],
  { values, grid }: RiskGrid,
): Pick<Zone, 'peak' | 'peakAt'> {
  const highest = cells.reduce(
    (best, cell) => (values[cell]! > values[best]! ? cell : best),
    cells[0]!,
  );
  const gridFrame = frameOf(grid);
  return {
    peak: values[highest]!,
    peakAt: gridFrame.frame.toLonLat(cellCentre(highest, grid, gridFrame)),
  };
}

/** Corners to degrees, to 1e-7 (1 cm): every ring that uses a corner gets the same digits, so that neighbours fit. */
function ringWriter(grid: Grid): (rings: CornerRing[]) => Rings {
  const { frame, westM, southM } = frameOf(grid);
  const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
  const lons = Array.from({ length: grid.columns + 1 }, (_, column) =>
    round(frame.toLonLat([westM + column * grid.cellM, 0])[0]),
  );
  const lats = Array.from({ length: grid.rows + 1 }, (_, row) =>
    round(frame.toLonLat([0, southM + row * grid.cellM])[1]),
  );
  return (rings) =>
    rings.map((ring) => ring.map(([column, row]): LonLat => [lons[column]!, lats[row]!]));
}
