import { STABILITY_CLASSES, type StabilityClass } from '../../weather/turner-class.ts';
import { plumeKgPerM3 } from '../dispersion/plume.ts';
import type { SigmaSetName } from '../dispersion/sigma-set.ts';
import { sigmaCurves } from '../dispersion/sigma-sets.ts';
import { modelStatistics, type Comparison, type ModelStatistics } from './model-statistics.ts';

/** The largest concentration on one arc of samplers in one run, as the file of observations has it. */
export type ArcMaximum = {
  readonly run: number;
  readonly arc_m: number;
  readonly Q_kg_s: number;
  readonly source_height_m: number;
  readonly sampler_height_m: number;
  readonly wind_speed_2m_m_s: number;
  readonly pasquill_class: StabilityClass;
  readonly c_max_kg_m3: number;
};

/** Sets of curves that are compared with the observations. */
export const COMPARED_SETS = ['briggs', 'isc3'] as const satisfies readonly SigmaSetName[];

/**
 * The plume on its axis at the samplers' height, with the wind at 2 m: nothing is fitted.
 * @returns kg/m³
 * @source Project Prairie Grass, Barad 1958, AFCRC-TR-58-235
 */
export function comparisonOf(arc: ArcMaximum, set: SigmaSetName): Comparison {
  const source = {
    rateKgPerS: arc.Q_kg_s,
    windMPerS: arc.wind_speed_2m_m_s,
    heightM: arc.source_height_m,
    curves: sigmaCurves(set, arc.pasquill_class, 'rural'),
  };
  const place = { xM: arc.arc_m, yM: 0, zM: arc.sampler_height_m };
  return { observed: arc.c_max_kg_m3, predicted: plumeKgPerM3(source, place) };
}

/** All arcs, groups of classes, each class. */
export const STABILITY_GROUPS: readonly {
  readonly name: string;
  readonly classes: readonly StabilityClass[];
}[] = [
  { name: 'all', classes: STABILITY_CLASSES },
  { name: 'A-C', classes: ['A', 'B', 'C'] },
  { name: 'D', classes: ['D'] },
  { name: 'E-F', classes: ['E', 'F'] },
  ...(['A', 'B', 'C', 'E', 'F'] as const).map((name) => ({ name, classes: [name] })),
];

export type GroupStatistics = ModelStatistics & { readonly group: string };

/** Statistics of each group of which there are arcs. */
export function groupStatistics(
  arcs: readonly ArcMaximum[],
  set: SigmaSetName,
): readonly GroupStatistics[] {
  return STABILITY_GROUPS.flatMap(({ name: group, classes }) => {
    const members = arcs.filter((arc) => classes.includes(arc.pasquill_class));
    if (members.length === 0) return [];
    return { group, ...modelStatistics(members.map((arc) => comparisonOf(arc, set))) };
  });
}
