// Rule of tank sizes. Atmospheric liquids: diameter 0.28 × √(lot area / tanks), 12–60 m for oils, 12–32 m for
// chemicals; height 0.35 × diameter + 6 m, 8–22 m; filled to 85 %. Cryogenic: 40–60 m, full containment.
// Liquefied gases: spheres of 12–20 m. Very toxic or small stocks are groups of vessels under one roof of 12 m with
// a fixed stock, as such sites hold them. Pitch between centres: 1.5 diameters (dike and fire spacing, GB 50160:
// 0.4 D between fixed-roof tanks), to the lot edge 0.4 diameter, at least 7 m.
import type { Substance } from './demo-park-types.ts';

export type TankShape = {
  readonly style: 'atmospheric' | 'cryogenic' | 'sphere' | 'vessels';
  readonly diameterM: number;
  readonly heightM: number;
  readonly capacityT: number;
};

const OILS = new Set(['86290-81-5', '68334-30-5', '8030-30-6', '8002-05-9', '8008-20-6']);
const FILL = 0.85;
/** Tonnes kept in a group of small vessels. */
const FIXED_STOCK_T: Readonly<Record<string, number>> = {
  '7782-50-5': 60,
  '7647-01-0': 25,
  '7664-39-3': 35,
  '74-90-8': 6,
  '107-02-8': 45,
  '75-21-8': 120,
};

export function tankStyle(substance: Substance | null): TankShape['style'] {
  if (substance === null) return 'atmospheric';
  if (substance.cas in FIXED_STOCK_T) return 'vessels';
  if (substance.phase === 'cryogenic-liquid') return 'cryogenic';
  return substance.phase === 'liquefied-gas' ? 'sphere' : 'atmospheric';
}

export function tankShape(
  substance: Substance | null,
  room: { readonly areaM2: number; readonly count: number; readonly shrink: number },
): TankShape {
  const style = tankStyle(substance);
  const wanted = 0.28 * Math.sqrt(room.areaM2 / room.count) * room.shrink;
  if (style === 'vessels')
    return { style, diameterM: 12, heightM: 8, capacityT: FIXED_STOCK_T[substance!.cas]! };
  if (style === 'sphere') {
    const diameterM = whole(wanted, 12, 20);
    return {
      style,
      diameterM,
      heightM: diameterM,
      capacityT: massT((Math.PI / 6) * diameterM ** 3, substance),
    };
  }
  const isLarge = style === 'cryogenic' || substance === null || OILS.has(substance.cas);
  const diameterM = whole(wanted, 12, isLarge ? 60 : 32);
  const heightM = whole(0.35 * diameterM + 6, 8, 22);
  const volumeM3 = (Math.PI / 4) * diameterM ** 2 * heightM;
  return { style, diameterM, heightM, capacityT: massT(volumeM3, substance) };
}

function massT(volumeM3: number, substance: Substance | null): number {
  return Math.round(volumeM3 * FILL * (substance?.densityTPerM3 ?? 0.9));
}

function whole(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, Math.round(value)));
}
