import type { Rings } from '../geo/lon-lat.ts';
import { frameOf, type Grid } from './grid.ts';
import { ZONE_COLOURS } from '../wire/zones.ts';
import { placeRisk } from './place-risk.ts';
import type { RiskField } from './risk-field.ts';
import type { RiskSource } from './risk-source.ts';
import { areaOfCells } from './zone-areas.ts';
import { classThresholds, type ZoneColour, type ZoneSettings } from './zone-settings.ts';
import type { Zone } from './zones.ts';

/** What an enterprise holds; no polygons: its land is not recorded. */
export type Land = { readonly enterpriseId: number; readonly polygons: readonly Rings[] };

/** Cells of the grid by enterprise: those whose middle lies on its land, at least one; null: its land is not recorded. */
export type LandCells = ReadonlyMap<number, readonly number[] | null>;

/** Colour by which an enterprise's land counts. */
export type LandColour = {
  readonly enterpriseId: number;
  /** none: no zone counts on it; unknown: its land is not recorded. */
  readonly colour: ZoneColour | 'none' | 'unknown';
};

/**
 * Less than a tenth is the rim of something next door: zones are drawn to 25 m, and the land of an enterprise of the demo park is
 * 260 m wide in the median, so one row of cells along a border is about that much.
 */
const LEAST_SHARE = 0.1;
/** Of where a colour begins: what an enterprise adds itself, to be its cause as much as all others together. */
const OWN_SHARE = 0.5;

/** Which cells each land has; where lots overlap, the last one has them. */
export function landCellsOf(lands: readonly Land[], grid: Grid): LandCells {
  const { frame, westM, southM } = frameOf(grid);
  const toLattice = ([lon, lat]: readonly [number, number]): [number, number] => {
    const [eastM, northM] = frame.toMetres([lon, lat]);
    return [(eastM - westM) / grid.cellM - 0.5, (northM - southM) / grid.cellM - 0.5];
  };
  const areas = lands.flatMap(({ polygons }) =>
    polygons.map((rings) => ({ rings: rings.map((ring) => ring.map(toLattice)) })),
  );
  const owners = lands.flatMap(({ enterpriseId, polygons }) => polygons.map(() => enterpriseId));
  const cells = new Map<number, number[]>();
  areaOfCells(areas, grid).forEach((area, cell) => {
    if (area >= 0) push(cells, owners[area]!, cell);
  });
  const small = (land: Land): number[] => {
    const [column, row] = toLattice(land.polygons[0]![0]![0]!);
    return [clamped(row, grid.rows) * grid.columns + clamped(column, grid.columns)];
  };
  return new Map(
    lands.map((land) => [
      land.enterpriseId,
      land.polygons.length === 0 ? null : (cells.get(land.enterpriseId) ?? small(land)),
    ]),
  );
}

function clamped(at: number, count: number): number {
  return Math.min(Math.max(Math.round(at), 0), count - 1);
}

function push(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** What zones were drawn from. */
export type DrawnFrom = {
  readonly field: RiskField;
  readonly sources: readonly RiskSource[];
  readonly settings: ZoneSettings;
};

/**
 * The worst colour that covers a tenth of a land, together with what is worse, or that lies on any part of it where the
 * enterprise's own sources alone reach half of what the colour begins at. So the rim of something next door is held against
 * nobody, and no own cause is too small. Never milder when a source comes.
 * @param lands  of the grid of the field
 */
export function landColours(
  zones: readonly Pick<Zone, 'colour' | 'cells'>[],
  lands: LandCells,
  from: DrawnFrom,
): LandColour[] {
  const colours: (ZoneColour | undefined)[] = [];
  for (const { colour, cells } of zones) for (const cell of cells) colours[cell] = colour;
  const isOwn = ownCause(from);
  return [...lands].map(([enterpriseId, cells]): LandColour => {
    if (cells === null) return { enterpriseId, colour: 'unknown' };
    let covered = 0;
    for (const colour of ZONE_COLOURS) {
      const shown = cells.filter((cell) => colours[cell] === colour);
      covered += shown.length;
      const isMuch = covered > 0 && covered >= LEAST_SHARE * cells.length;
      if (isMuch || shown.some((cell) => isOwn(enterpriseId, cell, colour)))
        return { enterpriseId, colour };
    }
    return { enterpriseId, colour: 'none' };
  });
}

/** Whether an enterprise's own sources alone bring a cell halfway to a colour. */
function ownCause({ field, sources, settings }: DrawnFrom) {
  const own = Map.groupBy(sources, ({ enterpriseId }) => enterpriseId);
  const [, blue, yellow, red] = classThresholds(settings);
  const beginsAt = { red, yellow, blue };
  return (enterpriseId: number, cell: number, colour: ZoneColour): boolean =>
    placeRisk(field, cell, own.get(enterpriseId) ?? []).value >= OWN_SHARE * beginsAt[colour];
}
