import type { Text } from '../../text/text.ts';
import { gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import type { Cloud } from '../cloud.ts';
import { FARTHEST_M } from '../dispersion/plume-reach.ts';
import { logSpaced } from '../dispersion/search.ts';
import { zeroOrMore } from '../inputs.ts';
import type { Caveat } from '../validity.ts';
import { passingCloud, type Passing } from './passing-cloud.ts';
import { meanderVariance } from './slab-entrainment.ts';
import type { SlabCase, SlabPlumeRow } from './slab-plume.ts';
import { SLAB_RANGE_M, type SlabPuffRow } from './slab-puff.ts';
import { slabPuffCloud } from './slab-puff-cloud.ts';
import { slabRelease, type SlabRelease } from './slab-release.ts';
import { edgeSigmaM, heightShare, sideProfile } from './slab-sections.ts';
import { nodeTable } from './node-table.ts';

/** A dense release at one rate, for the slab model. */
export type SlabCloudInput = SlabCase & {
  /** When it begins, s. */
  readonly startS: number;
  /** Infinity: it goes on. */
  readonly durationS: number;
  readonly receptorHeightM: number;
  /** Means over so many seconds: widens the cloud by its swinging. */
  readonly averagingS: number;
  readonly reason: Text;
  readonly caveats?: readonly Caveat[];
};

/**
 * The slab model as a cloud: the plume up to the place where its middle is when the release ends, the puff beyond it, both
 * seen as they pass a place.
 * @throws RangeError for nonsense, or a calm in which no source can be cleared
 * @source Ermak 1990 (SLAB), 2.6, as documented by slabx (MIT); edges across and along as flat tops (slab-sections.ts)
 */
export function slabCloud(input: SlabCloudInput): Cloud {
  const zM = zeroOrMore('receptorHeightM', input.receptorHeightM);
  zeroOrMore('averagingS', input.averagingS);
  zeroOrMore('startS', input.startS);
  const release = slabRelease(input, input.durationS, SLAB_RANGE_M);
  if (isLeftAtSource(release)) return leftCloud(input);
  const nodes = [
    ...release.plume.filter(({ massFraction }) => massFraction > 0).map(nodeOfPlume(input, zM)),
    ...release.puff.slice(1).map(nodeOfPuff(input, zM)),
  ];
  const table = nodeTable(nodes, input.durationS);
  const first = nodes[0]!.xM;
  const passingsAt = (xM: number): Passing[] => {
    const passing = xM < first || xM > FARTHEST_M ? null : table(xM);
    return passing === null ? [] : [passing];
  };
  const far = logSpaced(SLAB_RANGE_M, FARTHEST_M, 60);
  const samples = nodes.map(({ xM }) => xM).filter((xM) => xM < SLAB_RANGE_M);
  return {
    model: 'dense-slab',
    reason: input.reason,
    caveats: input.caveats ?? [],
    receptorHeightM: input.receptorHeightM,
    averagingS: input.averagingS,
    ...passingCloud({
      passingsAt,
      samplesM: Float64Array.from([first - 1e-6 * Math.abs(first) - 1e-9, ...samples, ...far]),
    }),
  };
}

/** Before the wind had cleared the source, the release was over: a plume never formed. */
function isLeftAtSource({ puff, sourceHalfM }: SlabRelease): boolean {
  return puff.length > 0 && puff[0]!.centreM < sourceHalfM;
}

/** Then the whole mass spreads from where it is, as if let go at once. */
function leftCloud(input: SlabCloudInput): Cloud {
  const { source } = input;
  return slabPuffCloud({
    ...input,
    massKg: source.rateKgPerS * input.durationS,
    temperatureK: source.temperatureK,
    liquidFraction: source.liquidFraction,
    areaM2: null,
  });
}

/** A place with what passes it. */
export type SlabNode = Omit<Passing, 'across'> & {
  readonly xM: number;
  readonly coreM: number;
  readonly sigmaM: number;
};

/** The ends of a plume are as sharp as those of the puff that it turns into. */
const END_SHARE = Math.sqrt((1 - 0.9999 ** 2) / 3);
/** Of the travel time, how far the front of a lasting plume is smeared. */
const FRONT_SHARE = 0.1;

function nodeOfPlume(input: SlabCloudInput, zM: number): (row: SlabPlumeRow) => SlabNode {
  const { startS, durationS } = input;
  return (row) => ({
    xM: row.xM,
    ...sectionOf(input, row, { zM, travelledM: row.xM, passS: durationS }),
    frontS: startS + row.travelS,
    rearS: startS + row.travelS + durationS,
    spreadS: durationS === Infinity ? FRONT_SHARE * row.travelS : (END_SHARE * durationS) / 2,
    gain: 1,
  });
}

function nodeOfPuff(input: SlabCloudInput, zM: number): (row: SlabPuffRow) => SlabNode {
  return (row) => {
    const { centreM, halfLengthM, coreLengthM, speedMPerS } = row;
    const halfS = coreLengthM / speedMPerS;
    const edgeM = edgeSigmaM({ halfM: halfLengthM, coreM: coreLengthM });
    const passS = (2 * halfLengthM) / speedMPerS;
    return {
      xM: centreM,
      ...sectionOf(input, row, { zM, travelledM: centreM, passS }),
      frontS: input.startS + row.tS - halfS,
      rearS: input.startS + row.tS + halfS,
      spreadS: edgeM / speedMPerS,
      gain: halfLengthM / coreLengthM,
    };
  };
}

type Look = {
  readonly zM: number;
  readonly travelledM: number;
  /** How long the cloud takes to pass, s: it cannot swing for longer. */
  readonly passS: number;
};

function sectionOf(
  { air, substance, averagingS }: SlabCloudInput,
  row: SlabPlumeRow | SlabPuffRow,
  { zM, travelledM, passS }: Look,
): { axisKgPerM3: number; coreM: number; sigmaM: number } {
  const variance = meanderVariance(air, travelledM, Math.min(averagingS, passS));
  const { peak, shape } = sideProfile({ halfM: row.halfWidthM, coreM: row.coreM }, variance);
  const moles = row.mixture.moleFraction * peak * heightShare(row, zM);
  // ppm is counted at the temperature of the air, and so is this.
  const pureKgPerM3 = gasDensityKgPerM3({ ...substance, ...air });
  return { axisKgPerM3: pureKgPerM3 * Math.min(1, moles), ...shape };
}
