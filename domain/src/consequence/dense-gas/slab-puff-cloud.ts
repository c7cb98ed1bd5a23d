import type { Text } from '../../text/text.ts';
import { gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import type { Cloud } from '../cloud.ts';
import { zeroOrMore } from '../inputs.ts';
import type { Caveat } from '../validity.ts';
import type { FlatTop } from './flat-top.ts';
import { movingCloud, type MovingState } from './moving-cloud.ts';
import {
  instantaneousStart,
  SLAB_RANGE_M,
  slabPuff,
  type SlabPuffCase,
  type SlabPuffRow,
} from './slab-puff.ts';
import { heightShare, sideProfile } from './slab-sections.ts';

/** A dense release let go at one moment, for the slab model. */
export type SlabPuffCloudInput = SlabPuffCase & {
  /** Ground that it covers at first, m²; null: a slab twice as wide as high. */
  readonly areaM2: number | null;
  readonly receptorHeightM: number;
  readonly reason: Text;
  readonly caveats?: readonly Caveat[];
};

/**
 * The slab model's puff as a cloud, of the moment (`averagingS` 0): the cloud at each time, flat in the middle along and
 * across the wind. Beyond 20 km its last decay goes on.
 * @throws RangeError for nonsense
 * @source Ermak 1990 (SLAB), eq. 28, as documented by slabx (MIT)
 */
export function slabPuffCloud(input: SlabPuffCloudInput): Cloud {
  const zM = zeroOrMore('receptorHeightM', input.receptorHeightM);
  const rows = slabPuff(input, instantaneousStart(input, input.areaM2), SLAB_RANGE_M);
  const pureKgPerM3 = gasDensityKgPerM3({ ...input.substance, ...input.air });
  const states = rows.map((row) => stateOf(row, zM, pureKgPerM3));
  const last = states.at(-1)!;
  const before = states.findLast(({ centreM }) => centreM <= last.centreM / 2) ?? states[0]!;
  const decay =
    Math.log(before.peakKgPerM3 / last.peakKgPerM3) /
    Math.log(last.centreM / Math.max(before.centreM, 1));
  const stateAt = (tS: number): MovingState =>
    tS >= last.tS
      ? beyond(last, { tS, decay, speedMPerS: rows.at(-1)!.speedMPerS })
      : between(states, tS);
  return {
    model: 'dense-slab',
    reason: input.reason,
    caveats: input.caveats ?? [],
    receptorHeightM: input.receptorHeightM,
    averagingS: 0,
    ...movingCloud(stateAt),
  };
}

type TimedState = {
  readonly tS: number;
  readonly peakKgPerM3: number;
  readonly centreM: number;
  readonly along: FlatTop;
  readonly across: FlatTop;
};

function stateOf(row: SlabPuffRow, zM: number, pureKgPerM3: number): TimedState {
  const along = sideProfile({ halfM: row.halfLengthM, coreM: row.coreLengthM }, 0);
  const across = sideProfile({ halfM: row.halfWidthM, coreM: row.coreM }, 0);
  const moles = row.mixture.moleFraction * along.peak * across.peak * heightShare(row, zM);
  return {
    tS: row.tS,
    peakKgPerM3: pureKgPerM3 * Math.min(1, moles),
    centreM: row.centreM,
    along: along.shape,
    across: across.shape,
  };
}

function between(states: readonly TimedState[], tS: number): MovingState {
  let [low, high] = [0, states.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (states[middle]!.tS <= tS) low = middle;
    else high = middle;
  }
  const [a, b] = [states[low]!, states[high]!];
  const share = (tS - a.tS) / (b.tS - a.tS);
  const mixed = (from: number, to: number): number => from + share * (to - from);
  const shape = (from: FlatTop, to: FlatTop): FlatTop => ({
    coreM: mixed(from.coreM, to.coreM),
    sigmaM: mixed(from.sigmaM, to.sigmaM),
  });
  return {
    peakKgPerM3: Math.exp(mixed(Math.log(a.peakKgPerM3), Math.log(b.peakKgPerM3))),
    centreM: mixed(a.centreM, b.centreM),
    along: shape(a.along, b.along),
    across: shape(a.across, b.across),
  };
}

type Further = { readonly tS: number; readonly decay: number; readonly speedMPerS: number };

/** At its last speed, growing with the distance. */
function beyond(last: TimedState, { tS, decay, speedMPerS }: Further): MovingState {
  const centreM = last.centreM + speedMPerS * (tS - last.tS);
  const times = centreM / last.centreM;
  const grown = ({ coreM, sigmaM }: FlatTop): FlatTop => ({
    coreM: coreM * times,
    sigmaM: sigmaM * times,
  });
  return {
    peakKgPerM3: last.peakKgPerM3 * times ** -Math.max(1, decay),
    centreM,
    along: grown(last.along),
    across: grown(last.across),
  };
}
