/**
 * Large spills from a highway tank truck or trailer: distances of the guide that responders use. Shown beside the park's
 * own radius, which they may exceed by far; they give no order.
 * @source ERG 2024, table 3; feet and miles in metres
 */
const TRUCK_SPILLS: Readonly<Record<string, Spill>> = {
  '1005': { isolateM: 152, dayM: [800, 500, 500], nightM: [1800, 600, 600] },
  '1017': { isolateM: 610, dayM: [5600, 3400, 2600], nightM: [6400, 4700, 3900] },
  '1040': { isolateM: 91, dayM: [1000, 500, 500], nightM: [2100, 600, 500] },
  '1050': { isolateM: 183, dayM: [1400, 800, 600], nightM: [3700, 1400, 800] },
  '1052': { isolateM: 213, dayM: [1900, 1100, 1000], nightM: [3700, 1600, 1000] },
  '1079': { isolateM: 914, dayM: [11_300, 6100, 5300], nightM: [11_300, 8200, 6100] },
};

/** Protective distances downwind by wind: low, moderate, high. */
type Spill = {
  readonly isolateM: number;
  readonly dayM: readonly [number, number, number];
  readonly nightM: readonly [number, number, number];
};

export type SpillAdvice = {
  readonly unNumber: string;
  readonly container: 'highway-tank-truck';
  /** Isolate in all directions. */
  readonly isolateM: number;
  /** Protect people downwind. */
  readonly protectM: number;
  readonly isDay: boolean;
  readonly wind: 'low' | 'moderate' | 'high';
  /** The table ends there: the true distance can be larger. */
  readonly isAtLeast: boolean;
};

const TABLE_END_M = 11_300;
const KMH_PER_M_PER_S = 3.6;
const WINDS = ['low', 'moderate', 'high'] as const;

/**
 * The guide's distances for a substance; null where its table has no sure value.
 * @param windSpeedMPerS  null when not known: the lowest wind carries the cloud farthest and is taken
 */
export function spillAdviceOf(
  unNumber: string | null,
  { windSpeedMPerS, isDay }: { readonly windSpeedMPerS: number | null; readonly isDay: boolean },
): SpillAdvice | null {
  const spill = unNumber === null ? undefined : TRUCK_SPILLS[unNumber];
  if (spill === undefined || unNumber === null) return null;
  const windKmh = (windSpeedMPerS ?? 0) * KMH_PER_M_PER_S;
  const band = windKmh < 10 ? 0 : windKmh <= 20 ? 1 : 2;
  const protectM = (isDay ? spill.dayM : spill.nightM)[band];
  return {
    ...{ unNumber, container: 'highway-tank-truck', isolateM: spill.isolateM, protectM, isDay },
    ...{ wind: WINDS[band], isAtLeast: protectM >= TABLE_END_M },
  };
}
