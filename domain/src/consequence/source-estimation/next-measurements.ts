import type { EastNorth } from '../../geo/local-frame.ts';
import { cellCentre } from './grid-posterior.ts';
import { entropyBits } from './information.ts';
import { ZONES_BESIDE } from './likelihood-table.ts';
import type { SensorReading, WindInterval } from './observation.ts';
import { observedOf } from './observed.ts';
import { prepared, type Prepared } from './prepared.ts';
import { evidenceAt } from './rate-evidence.ts';
import { expectedAt, type WindGroup } from './sight.ts';
import { checkQuestion, type SourceQuestion } from './source-question.ts';
import { windGroups } from './wind-groups.ts';

/** A measurement that could be made next. */
export type Proposal = {
  readonly places: readonly EastNorth[];
  readonly heightM: number;
  readonly detectionLimitKgPerM3: number;
  /** The wind that it would be made in. */
  readonly wind: WindInterval;
};
export type ProposedPlace = {
  readonly at: EastNorth;
  /** What whether it detects anything would tell about the place of the source, on average, bits; at most 1. */
  readonly gainBits: number;
  /** Chance that it detects. */
  readonly detectionChance: number;
};

/**
 * Where a measurement would tell most about the place of the source: the mutual information of "detected" and the cell, over the
 * chances as they stand. Best first.
 * @param probability  of the cells, from `estimateSource` of the same question
 * @throws RangeError when the question or the proposal makes no sense
 * @source Lindley 1956, Ann. Math. Stat. 27, 986 (recalled)
 */
export function nextMeasurements(
  question: SourceQuestion,
  probability: Float64Array,
  proposal: Proposal,
): ProposedPlace[] {
  checkQuestion(question);
  const ready = prepared(question);
  const sources = drawnCells(probability).map((cell) => possibleSource(question, ready, cell));
  const nodes = proposedNodes(question, proposal, ready);
  return proposal.places
    .map((at, index): ProposedPlace => {
      const chances = sources.map((source) => detectionChance(nodes, index, source));
      const chance = meanOf(chances);
      const gainBits = Math.max(0, bitsOf(chance) - meanOf(chances.map(bitsOf)));
      return { at, gainBits, detectionChance: chance };
    })
    .sort((one, other) => other.gainBits - one.gainBits);
}

/** Sources that stand for all, each as likely as the others. */
const DRAWN = 300;

/** Cells at even steps of the summed chance, so that the draw is the same each time. */
function drawnCells(probability: Float64Array): number[] {
  const cells: number[] = [];
  let sum = 0;
  for (let cell = 0; cell < probability.length; cell++) {
    sum += probability[cell]!;
    while (cells.length < DRAWN && (cells.length + 0.5) / DRAWN < sum) cells.push(cell);
  }
  return cells;
}

/** A place with its rates as the observations leave them. */
type PossibleSource = {
  readonly at: EastNorth;
  readonly rates: readonly { readonly lnKgPerS: number; readonly share: number }[];
};

function possibleSource(
  { grid }: SourceQuestion,
  { evidence, rates: { lnFirst, lnStep, count } }: Prepared,
  cell: number,
): PossibleSource {
  const at = cellCentre(grid, cell);
  const perRate = new Float64Array(count);
  evidenceAt(evidence, at, perRate);
  const total = perRate.reduce((sum, value) => sum + value, 0);
  const rates = Array.from(perRate, (value, node) => ({
    lnKgPerS: lnFirst + node * lnStep,
    share: value / total,
  }));
  return { at, rates: rates.filter(({ share }) => share > LEAST_SHARE) };
}

/** Rates less likely than this are left out: they change a chance by less than a per cent in all. */
const LEAST_SHARE = 3e-4;

/** All proposed places as readings below the detection limit, seen through the proposed wind. */
function proposedNodes(
  question: SourceQuestion,
  { places, heightM, detectionLimitKgPerM3, wind }: Proposal,
  { rates }: Prepared,
): WindGroup {
  const readings = places.map((at, index): SensorReading => {
    const id = `proposed ${index}`;
    const shared = { heightM, detectionLimitKgPerM3, valueKgPerM3: null };
    return { id, sensorId: id, at, atMs: wind.fromMs, ...shared };
  });
  const asked = { ...question, readings, reports: [], wind: [wind], releasedFromMs: null };
  checkQuestion(asked);
  const { observed } = observedOf(asked);
  if (observed.length === 0) throw new RangeError('no place is proposed, or the wind is calm');
  return windGroups(asked, observed, rates)[0]!;
}

function detectionChance(nodes: WindGroup, index: number, { at, rates }: PossibleSource): number {
  let missed = 0;
  for (const { weight, sights } of nodes) {
    const { observed } = sights[index]!;
    const { lnKgPerM3, zone } = expectedAt(sights[index]!, at);
    for (const { lnKgPerS, share } of rates)
      missed += weight * share * observed.likelihood.of(lnKgPerM3 + lnKgPerS, ZONES_BESIDE[zone]!);
  }
  return 1 - missed;
}

/** Of yes and no. */
function bitsOf(chance: number): number {
  return entropyBits([chance, 1 - chance]);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
