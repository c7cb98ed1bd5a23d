import type { Text } from '../../text/text.ts';
import { zeroOrMore } from '../inputs.ts';

/** What a loss of containment (泄漏) looks like. The first six are the Purple Book's, the last four the hole classes of AQ/T 3046. */
export const LOSS_KINDS = [
  'instantaneous',
  '10-min',
  '10-mm',
  'full-bore',
  'leak',
  'discharge',
  'small-hole',
  'medium-hole',
  'large-hole',
  'rupture',
] as const;
export type LossKind = (typeof LOSS_KINDS)[number];

/** What the frequency is counted by. */
export type FrequencyBasis = 'year' | 'metre-year' | 'hour';

export type LossFrequency = { readonly kind: LossKind; readonly frequency: number };

/** One kind of equipment of a data base. */
export type EquipmentFrequencies = {
  readonly id: string;
  readonly name: Text;
  readonly per: FrequencyBasis;
  readonly losses: readonly LossFrequency[];
  readonly source: string;
  /** Written from memory of the source and not read again. */
  readonly isRecalled: boolean;
};

/** Representative holes. @source AQ/T 3046-2013, table 1: ≤ 5, 5–50, 50–150 mm; above: rupture */
export const HOLE_DIAMETERS_M: ReadonlyMap<LossKind, number> = new Map([
  ['10-mm', 0.01],
  ['small-hole', 0.005],
  ['medium-hole', 0.025],
  ['large-hole', 0.1],
]);

/** A frequency below this is not followed up. @source AQ/T 3046-2013, 8.1 */
export const IGNORED_BELOW_PER_YEAR = 1e-8;

/** How often, and by what the park's own experience or management differs from the data base. */
export type FrequencyUse = {
  /** Pieces of equipment; metres for pipes; hours a year for transfers. */
  readonly amount: number;
  /** Factor on every frequency; 1 unless the park has a reason that it writes down. */
  readonly factor?: number;
};

/** A loss with its frequency at this facility, per year. */
export type Loss = { readonly kind: LossKind; readonly frequencyPerYear: number };

/**
 * Losses of a facility by generic frequencies.
 * @returns those at or over 1e-8 a year, in the order of the table
 * @throws RangeError for a negative amount or factor
 */
export function lossesOf(
  { losses }: EquipmentFrequencies,
  { amount, factor = 1 }: FrequencyUse,
): Loss[] {
  const scale = zeroOrMore('amount', amount) * zeroOrMore('factor', factor);
  return losses
    .map(({ kind, frequency }) => ({ kind, frequencyPerYear: frequency * scale }))
    .filter(({ frequencyPerYear }) => frequencyPerYear >= IGNORED_BELOW_PER_YEAR);
}
