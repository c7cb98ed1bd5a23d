import type { EastNorth } from '@parkwatch/domain/geo/local-frame';

import type { PlaneRing } from './plane-shapes.ts';
import { cumulatedLength, lengthBetween, placeOnEdge } from './plane-shapes.ts';

const STATIONS = 40;

/**
 * The middle of a ribbon (a road drawn as its surface). The ring is cut at two vertices into two banks; of all
 * cuts the one with the least mean width is taken, and the middle of both banks is the line.
 * On the source's roads it gives the stated length within 3 % for those longer than 500 m.
 * @param ring  closed, metres
 */
export function ribbonCentreLine(ring: PlaneRing): EastNorth[] {
  const open = ring.slice(0, -1);
  let best: { width: number; line: EastNorth[] } = { width: Infinity, line: [] };
  for (let to = 1; to < open.length; to++) {
    for (let from = 0; from < to; from++) {
      const left = stations(open.slice(from, to + 1));
      const right = stations([...open.slice(to), ...open.slice(0, from + 1)].reverse());
      const width = left.reduce((sum, place, at) => sum + lengthBetween(place, right[at]!), 0);
      if (width < best.width) best = { width, line: middle(left, right) };
    }
  }
  return best.line;
}

function stations(bank: PlaneRing): EastNorth[] {
  const lengths = cumulatedLength(bank);
  const total = lengths.at(-1) ?? 0;
  let edge = 1;
  return Array.from({ length: STATIONS + 1 }, (_, at) => {
    const alongM = (total * at) / STATIONS;
    while (edge < bank.length - 1 && lengths[edge]! < alongM) edge++;
    return placeOnEdge([bank[edge - 1]!, bank[edge]!], alongM - lengths[edge - 1]!);
  });
}

function middle(left: PlaneRing, right: PlaneRing): EastNorth[] {
  return left.map(([east, north], at) => [(east + right[at]![0]) / 2, (north + right[at]![1]) / 2]);
}
