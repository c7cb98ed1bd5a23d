import { positive } from '../inputs.ts';
import type { Caveat } from '../validity.ts';
import { innerHeightM, volumeBelowM3 } from './vessel-shape.ts';
import type { VesselShape } from './vessel-shape.ts';

/** What a sensor or a record says; null: nothing is known. */
export type Measured =
  | { readonly by: 'level'; readonly levelM: number }
  | { readonly by: 'share'; readonly share: number }
  | { readonly by: 'quantity'; readonly tonnes: number }
  | null;

export type Inventory = {
  readonly contentsKg: number;
  readonly basis: 'level' | 'share' | 'quantity' | 'capacity';
  readonly caveats: readonly Caveat[];
};

/** A full tank reads a little above its height now and then. */
const TOLERANCE = 1.05;

/**
 * What is in a vessel now. What is not known, or cannot be, counts as full: unknown is not good news.
 * @param measured  level above the bottom, share of the height, or quantity
 * @param vessel    shape null: a level in metres then tells nothing, a share counts as that of the capacity
 * @throws RangeError unless capacity and density are positive
 */
export function inventory(
  measured: Measured,
  vessel: {
    readonly shape: VesselShape | null;
    readonly densityKgPerM3: number;
    readonly capacityKg: number;
  },
): Inventory {
  const capacityKg = positive('capacityKg', vessel.capacityKg);
  const density = positive('densityKgPerM3', vessel.densityKgPerM3);
  if (measured === null) return full(capacityKg, UNKNOWN);
  const mostKg = TOLERANCE * capacityKg;
  if (measured.by === 'quantity')
    return known(measured.tonnes * 1000, mostKg) ?? full(capacityKg, IMPLAUSIBLE);
  const { shape } = vessel;
  if (shape === null) {
    if (measured.by === 'level') return full(capacityKg, UNKNOWN);
    return known(measured.share * capacityKg, mostKg, 'share') ?? full(capacityKg, IMPLAUSIBLE);
  }
  const height = innerHeightM(shape);
  const levelM = measured.by === 'level' ? measured.levelM : measured.share * height;
  if (!(levelM >= 0 && levelM <= TOLERANCE * height)) return full(capacityKg, IMPLAUSIBLE);
  return { contentsKg: density * volumeBelowM3(shape, levelM), basis: measured.by, caveats: [] };
}

function known(
  contentsKg: number,
  mostKg: number,
  basis: 'quantity' | 'share' = 'quantity',
): Inventory | null {
  return contentsKg >= 0 && contentsKg <= mostKg ? { contentsKg, basis, caveats: [] } : null;
}

function full(capacityKg: number, caveat: Caveat): Inventory {
  return { contentsKg: capacityKg, basis: 'capacity', caveats: [caveat] };
}

const UNKNOWN: Caveat = {
  code: 'inventory:unknown',
  text: {
    zh: '容器内存量未知，按满罐计算',
    en: 'What is in the vessel is not known: it is taken as full',
  },
};
const IMPLAUSIBLE: Caveat = {
  code: 'inventory:implausible',
  text: {
    zh: '液位或存量读数不合理，按满罐计算',
    en: 'The reading of level or quantity cannot be true: the vessel is taken as full',
  },
};
