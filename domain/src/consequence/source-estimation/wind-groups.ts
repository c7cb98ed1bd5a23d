import { headingOf } from '../uncertainty/wind-frame.ts';
import { directionNodes, type DirectionNodes } from './direction-nodes.ts';
import { likelihoodTable, type RateNodes } from './likelihood-table.ts';
import { REPORT_HEIGHT_M, type Observed } from './observed.ts';
import { wedgeOf, type Sight, type WindGroup } from './sight.ts';
import type { SourceQuestion } from './source-question.ts';
import { unitKernel, type UnitKernel } from './unit-kernel.ts';

const DEG = 180 / Math.PI;
/** Where a plume's angle is taken: within a park it changes little. */
const ANGLE_AT_M = 500;

/**
 * Observations by the wind error that they share, each error on its nodes: all in one group when the error is shared, else by
 * interval. A report whose time is not sure enough for one interval makes a group of its own, over all it may lie in.
 */
export function windGroups(
  question: SourceQuestion,
  observed: readonly Observed[],
  rates: RateNodes,
): WindGroup[] {
  const sightOf = sighting(question, observed, rates);
  const sure = observed.filter(({ winds }) => winds.length === 1);
  const intervals = [...new Set(sure.map(({ winds }) => winds[0]!.interval))];
  const together = question.isWindErrorShared ? [intervals] : intervals.map((each) => [each]);
  const groups = together.map((members): WindGroup => {
    const inGroup = sure.filter(({ winds }) => members.includes(winds[0]!.interval));
    const { nodes, withinSds } = nodesOf(question, members);
    return nodes.map(({ sds, weight }) => ({
      weight,
      sights: inGroup.map((each) =>
        sightOf(each, { interval: each.winds[0]!.interval, sds, withinSds }),
      ),
    }));
  });
  const unsure = observed
    .filter(({ winds }) => winds.length > 1)
    .map((each): WindGroup => {
      return each.winds.flatMap(({ interval, chance }) => {
        const { nodes, withinSds } = nodesOf(question, [interval]);
        return nodes.map(({ sds, weight }) => ({
          weight: weight * chance,
          sights: [sightOf(each, { interval, sds, withinSds })],
        }));
      });
    });
  return [...groups, ...unsure];
}

/** Nodes fine enough for the interval that needs the most of them. */
function nodesOf(question: SourceQuestion, intervals: readonly number[]): DirectionNodes {
  const ratios = intervals.map((at) => {
    const { weather, directionSdDeg } = question.wind[at]!;
    const heights = { sourceM: question.sourceHeightM, receptorM: REPORT_HEIGHT_M };
    const sigmaM = question.unitPlume(weather, heights).sigmaYM(ANGLE_AT_M);
    return directionSdDeg / (Math.atan2(sigmaM, ANGLE_AT_M) * DEG);
  });
  return directionNodes(Math.max(0, ...ratios));
}

/** One wind interval turned by a number of deviations of its error. */
type Turn = {
  readonly interval: number;
  readonly sds: number;
  readonly withinSds: number;
};

/** Makes sights; kernels and tables are made once each. */
function sighting(
  question: SourceQuestion,
  observed: readonly Observed[],
  rates: RateNodes,
): (each: Observed, turn: Turn) => Sight {
  const reachM = diagonalM(question, observed);
  const tables = new Map(
    observed.map((each) => [each, likelihoodTable(each.likelihood, rates, each.weight)]),
  );
  const kernels = new Map<string, UnitKernel>();
  const kernelOf = ({ interval, withinSds }: Turn, receptorM: number): UnitKernel => {
    const key = `${interval}:${withinSds}:${receptorM}`;
    const known = kernels.get(key);
    if (known) return known;
    const { weather, directionSdDeg } = question.wind[interval]!;
    const plume = question.unitPlume(weather, { sourceM: question.sourceHeightM, receptorM });
    const turnRad = (withinSds * directionSdDeg) / DEG;
    const kernel = unitKernel(plume, reachM, { cellM: question.grid.cellM, turnRad });
    kernels.set(key, kernel);
    return kernel;
  };
  return (each, turn) => {
    const { weather, directionSdDeg } = question.wind[turn.interval]!;
    const { east, north } = headingOf(weather.windFromDeg + turn.sds * directionSdDeg);
    const sinceMs = each.atMs - (question.releasedFromMs ?? -Infinity);
    const kernel = kernelOf(turn, each.heightM);
    const table = tables.get(each)!;
    return {
      observed: each,
      eastM: each.at[0],
      northM: each.at[1],
      headingEast: east,
      headingNorth: north,
      farM: (weather.windMPerS * sinceMs) / 1000,
      kernel,
      table,
      wedge: wedgeOf(kernel, table),
    };
  };
}

/** No candidate is farther than this from an observation. */
function diagonalM({ grid, facilities }: SourceQuestion, observed: readonly Observed[]): number {
  const places = [
    ...facilities.flatMap((facility) => facility.places),
    ...observed.map(({ at }) => at),
  ];
  const easts = places.map(([eastM]) => eastM);
  const norths = places.map(([, northM]) => northM);
  const eastM = grid.westM + grid.columns * grid.cellM;
  const northM = grid.southM + grid.rows * grid.cellM;
  return Math.hypot(
    Math.max(eastM, ...easts) - Math.min(grid.westM, ...easts),
    Math.max(northM, ...norths) - Math.min(grid.southM, ...norths),
  );
}
