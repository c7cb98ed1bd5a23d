// What `npm run validate -- prairie-grass` prints: the plume against the arc maxima of Project Prairie Grass.
import { readFileSync } from 'node:fs';
import {
  ACCEPTANCE,
  isAccepted,
} from '@parkwatch/domain/consequence/prairie-grass/model-statistics';
import {
  COMPARED_SETS,
  groupStatistics,
} from '@parkwatch/domain/consequence/prairie-grass/prairie-grass';
import type {
  ArcMaximum,
  GroupStatistics,
} from '@parkwatch/domain/consequence/prairie-grass/prairie-grass';

export type ComparedSet = (typeof COMPARED_SETS)[number];

export const SET_NAMES: Readonly<Record<ComparedSet, string>> = {
  briggs: 'Briggs, open country',
  isc3: 'ISC3 (Pasquill-Gifford), open country',
};

/** The observations of the repository. */
export function readArcs(): ArcMaximum[] {
  const file = new URL('../domain/vectors/consequence/prairie-grass.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { records: ArcMaximum[] }).records;
}

/** A table for each set of curves, then the bounds of the literature and whether all arcs together keep them. */
export function prairieGrassReport(arcs: readonly ArcMaximum[]): {
  readonly lines: readonly string[];
  readonly isAccepted: boolean;
} {
  const runs = new Set(arcs.map(({ run }) => run)).size;
  const sets = COMPARED_SETS.map((set) => ({ set, groups: groupStatistics(arcs, set) }));
  const verdicts = ACCEPTANCE.map((bounds) => ({
    bounds,
    isKept: sets.every(({ groups }) => isAccepted(groups[0]!, bounds)),
  }));
  return {
    lines: [
      `Prairie Grass 1956: ${arcs.length} arc maxima of ${runs} runs, 50 to 800 m; wind at 2 m, nothing fitted`,
      ...sets.flatMap(({ set, groups }) => ['', SET_NAMES[set], HEAD, ...groups.map(row)]),
      '',
      'FB and MG: above 0 and 1 the model says too little',
      ...verdicts.map(({ bounds: { source, leastFac2, mostAbsoluteFb, mostNmse }, isKept }) => {
        const asked = `FAC2 ≥ ${leastFac2}, |FB| ≤ ${mostAbsoluteFb}, NMSE ≤ ${mostNmse}`;
        return `${source}: ${asked}: ${isKept ? 'kept' : 'MISSED'} by all arcs of each set`;
      }),
    ],
    isAccepted: verdicts.every(({ isKept }) => isKept),
  };
}

const HEAD = ['class', 'n', 'FAC2', 'FB', 'NMSE', 'MG', 'VG'].map((it) => it.padStart(7)).join('');

function row({ group, count, fac2, fb, nmse, mg, vg }: GroupStatistics): string {
  const figures = [fac2, fb, nmse, mg, vg].map((value) => value.toFixed(2));
  return [group, String(count), ...figures].map((text) => text.padStart(7)).join('');
}
