import { DETONATION_MACH } from './bst-chart.ts';

/** How readily a gas burns: laminar burning below 45, 45 to 75, above 75 cm/s. */
export type Reactivity = 'low' | 'medium' | 'high';
/** How much stands in the way of the flame: below 10, 10 to 40, above 40 % of the area, in one to many rows. */
export type Congestion = 'low' | 'medium' | 'high';
/** Into how many directions the gas may expand: a tunnel 1D, between two decks 2D, under a pipe rack 2.5D, free 3D. */
export type Confinement = '1D' | '2D' | '2.5D' | '3D';

const DDT = DETONATION_MACH;

/** By confinement and reactivity, congestion high, medium, low. */
const FLAME_MACH: {
  readonly [confinement in Confinement]: {
    readonly [reactivity in Reactivity]: readonly [high: number, medium: number, low: number];
  };
} = {
  '1D': { high: [5.2, 5.2, 5.2], medium: [2.27, 1.77, 1.03], low: [2.27, 1.03, 0.294] },
  '2D': { high: [DDT, DDT, 0.59], medium: [1.6, 0.66, 0.47], low: [0.66, 0.47, 0.079] },
  '2.5D': { high: [DDT, DDT, 0.47], medium: [1, 0.55, 0.29], low: [0.5, 0.35, 0.053] },
  '3D': { high: [DDT, DDT, 0.36], medium: [0.5, 0.44, 0.11], low: [0.34, 0.23, 0.026] },
};

export type FlamePath = {
  readonly reactivity: Reactivity;
  readonly congestion: Congestion;
  readonly confinement: Confinement;
};

/**
 * Flame Mach number of a vapour cloud explosion. Where a transition to detonation may happen the table says so, and 5.2 is taken.
 * @source Pierorazio et al. (2005), Process Safety Progress 24:59, as CCPS (2010) table 6.13 prints it; one dimension: Baker et
 *   al. (1996) (recalled), which the later table dropped
 */
export function flameMach({ reactivity, congestion, confinement }: FlamePath): number {
  const [high, medium, low] = FLAME_MACH[confinement][reactivity];
  return { high, medium, low }[congestion];
}
