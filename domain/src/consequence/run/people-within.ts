import { bboxOf, isInBbox } from '../../geo/bbox.ts';
import type { EastNorth } from '../../geo/local-frame.ts';
import { isInRings } from '../../geo/polygon.ts';
import { INDOOR_SHARE } from './indoor-share.ts';
import type { WindRing } from './effect.ts';
import type { PopulationCell } from './run-facts.ts';

/** People of one cell at the hour of the run, in the frame of the wind. */
export type CellPeople = {
  readonly at: EastNorth;
  readonly outdoors: number;
  readonly indoors: number;
};

/** Who is there at the hour: by day or by night, in the open or within walls. */
export function cellPeople(cell: PopulationCell, at: EastNorth, isNight: boolean): CellPeople {
  const people = isNight ? cell.nightPeople : cell.dayPeople;
  const share = isNight ? INDOOR_SHARE.night : (cell.indoorShareDay ?? INDOOR_SHARE.day);
  return { at, outdoors: people * (1 - share), indoors: people * share };
}

/** People whose cell's middle lies within an outline; not whole, as they are shares. */
export function peopleWithin(
  outline: readonly WindRing[],
  cells: readonly CellPeople[],
): { outdoors: number; indoors: number } {
  const sum = { outdoors: 0, indoors: 0 };
  for (const ring of outline) {
    const box = bboxOf(ring);
    for (const { at, outdoors, indoors } of cells) {
      if (box === null || !isInBbox(at, box) || !isInRings(at, [ring])) continue;
      sum.outdoors += outdoors;
      sum.indoors += indoors;
    }
  }
  return { outdoors: Math.round(sum.outdoors), indoors: Math.round(sum.indoors) };
}
