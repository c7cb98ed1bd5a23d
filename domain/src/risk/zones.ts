import type { LonLat, Rings } from '../geo/lon-lat.ts';
import { signedArea } from '../geo/polygon.ts';
import { cellCentre, type Grid } from './grid.ts';
import { DRAWN_LEVELS, drawnLattice } from './drawn-lattice.ts';
import { heldClasses, type HeldClasses, type Showing } from './held-classes.ts';
import type { IsoRing, Lattice } from './iso-rings.ts';
import { sharesOf, topShares, type RiskShare } from './risk-shares.ts';
import { valueAt, type RiskField } from './risk-field.ts';
import type { RiskSource } from './risk-source.ts';
import { RIM_CELLS, shownClasses } from './shown-classes.ts';
import { areaOfCells, zoneAreas, type ZoneArea } from './zone-areas.ts';
import {
  classThresholds,
  colourOfClass,
  levelOf,
  RISK_LEVELS,
  type ColourClass,
  type RiskLevel,
  type ZoneColour,
  type ZoneSettings,
} from './zone-settings.ts';

/** An area of one colour. Zones do not overlap. */
export type Zone = {
  readonly colour: ZoneColour;
  /** The highest level whose threshold a value in it reaches; of a colour that is only held, the mildest of that colour. */
  readonly level: RiskLevel;
  /** Valid, right-hand rule, with holes. */
  readonly geometry: { readonly type: 'Polygon'; readonly coordinates: Rings };
  readonly areaM2: number;
  /** Cells of the grid whose middle lies in it. */
  readonly cells: readonly number[];
  readonly peak: number;
  readonly peakAt: LonLat;
  /** Since when the place of the peak has had this colour, ms. */
  readonly sinceMs: number;
  /** All reasons, largest first; their shares add up to 1. */
  readonly allReasons: readonly RiskShare[];
  /** The top ones; their shares and `othersShare` add up to 1. */
  readonly reasons: readonly RiskShare[];
  readonly othersShare: number;
};

export type Zones = {
  /** Red first, higher peaks first within a colour. */
  readonly zones: readonly Zone[];
  /** To be given to the next computation. */
  readonly held: HeldClasses;
};

/**
 * Turns a field into coloured areas that explain themselves.
 * @param sources  those of the field
 * @throws RangeError for settings that make no sense
 */
export function zonesOf(field: RiskField, sources: readonly RiskSource[], showing: Showing): Zones {
  const { settings } = showing;
  const thresholds = classThresholds(settings);
  const { grid } = field;
  const held = heldClasses(field.quanta, showing);
  const leastCells = Math.ceil(settings.smallestAreaM2 / grid.cellM ** 2);
  const shown = shownClasses({ ...grid, classes: held.classes }, leastCells);
  const lattice = drawnLattice(field, shown, thresholds);
  const areas = areasWithCells(lattice, grid);
  const shares = sharesOf(
    field,
    sources,
    areas.map(({ cells }) => cells),
  );
  const toPlaces = ringWriter(field);
  const zones = areas.map(({ colourClass, rings, cells }, at): Zone => {
    const peakCell = highestCell(field, cells);
    const peak = valueAt(field, peakCell);
    return {
      ...colourAndLevel(colourClass, peak, settings),
      geometry: { type: 'Polygon', coordinates: rings.map(toPlaces) },
      areaM2: rings.reduce((sum, ring) => sum + signedArea(ring), 0) * grid.cellM ** 2,
      cells,
      peak,
      peakAt: field.gridFrame.frame.toLonLat(cellCentre(peakCell, grid, field.gridFrame)),
      sinceMs: held.sinceMs[peakCell]!,
      allReasons: shares[at]!,
      ...topShares(shares[at]!, settings.topReasons),
    };
  });
  return { zones: zones.toSorted(byUrgency), held };
}

function byUrgency(one: Zone, other: Zone): number {
  return one.level - other.level || other.peak - one.peak || other.areaM2 - one.areaM2;
}

function colourAndLevel(
  colourClass: ColourClass,
  peak: number,
  { thresholds, colours }: ZoneSettings,
): Pick<Zone, 'colour' | 'level'> {
  const colour = colourOfClass(colourClass)!;
  const mildest = RISK_LEVELS.findLast((level) => colours[level] === colour)!;
  return { colour, level: Math.min(levelOf(peak, thresholds) ?? mildest, mildest) as RiskLevel };
}

/** Areas with the cells of the grid that lie in them; of one that lies wholly in the rim nothing is known, and nothing shown. */
function areasWithCells(lattice: Lattice, grid: Grid): (ZoneArea & { cells: number[] })[] {
  const areas = zoneAreas(lattice, DRAWN_LEVELS).map((area) => ({
    ...area,
    cells: [] as number[],
  }));
  const owner = areaOfCells(areas, lattice);
  for (let cell = 0; cell < grid.columns * grid.rows; cell++) {
    const column = cell % grid.columns;
    const row = (cell - column) / grid.columns;
    const area = owner[(row + RIM_CELLS) * lattice.columns + column + RIM_CELLS]!;
    if (area >= 0) areas[area]!.cells.push(cell);
  }
  return areas.filter(({ cells }) => cells.length > 0);
}

function highestCell({ quanta }: RiskField, cells: readonly number[]): number {
  return cells.reduce((best, cell) => (quanta[cell]! > quanta[best]! ? cell : best), cells[0]!);
}

/** Rings of the lattice as places, to 1e-7 degrees (1 cm): a line that two zones share gets the same digits in both. */
function ringWriter({ grid, gridFrame }: RiskField): (ring: IsoRing) => LonLat[] {
  const { frame, westM, southM } = gridFrame;
  const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
  const metres = (cells: number): number => (cells - RIM_CELLS + 0.5) * grid.cellM;
  return (ring) =>
    ring.map(([column, row]): LonLat => {
      const [lon, lat] = frame.toLonLat([westM + metres(column), southM + metres(row)]);
      return [round(lon), round(lat)];
    });
}
