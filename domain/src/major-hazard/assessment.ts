import type { Caveat } from '../consequence/validity.ts';
import type { Text } from '../text/text.ts';
import type { CorrectionFactor } from './correction-factor.ts';
import type { CriticalQuantity } from './critical-quantity.ts';
import type { ExactValue } from './exact-value.ts';
import type { PeopleFactor } from './people-factor.ts';
import type { DecimalText } from './rational.ts';
import type { MajorHazardLevel, StandardEdition, UnitKind } from './standard.ts';

/**
 * What became of an item: in the sums; left out because q or the class is not known (the sums are lower bounds then); or not
 * a matter of the standard (classified, and of none of its categories).
 */
export const ROW_STATES = ['counted', 'quantity-unknown', 'class-unknown', 'out-of-scope'] as const;
export type RowState = (typeof ROW_STATES)[number];

/** One item with everything that its part of S and R was made of. */
export type AssessmentRow = {
  readonly itemId: string;
  readonly substance: Text;
  readonly cas: string | null;
  readonly state: RowState;
  /** q, t; null: unknown. */
  readonly designMaxT: DecimalText | null;
  readonly liveT: DecimalText | null;
  /** Q; null: not known or out of scope. */
  readonly critical: CriticalQuantity | null;
  /** q/Q; null unless counted. */
  readonly ratio: ExactValue | null;
  readonly beta: CorrectionFactor | null;
  /** β·q/Q, before α; null unless counted. */
  readonly contribution: ExactValue | null;
};

/** `not-determined`: S stays below 1 with what is known, and something is not known. */
export const MAJOR_HAZARD_VERDICTS = [
  'major-hazard',
  'not-major-hazard',
  'not-determined',
] as const;
export type MajorHazardVerdict = (typeof MAJOR_HAZARD_VERDICTS)[number];

/** What an inventory shows beside its level. */
export const FINDING_CODES = ['live-above-design-maximum', 'live-without-design-maximum'] as const;
export type InventoryFinding = {
  readonly code: (typeof FINDING_CODES)[number];
  readonly itemId: string;
  readonly text: Text;
};

/** One line of the calculation as a report prints it. */
export type CalculationStep = {
  /** Of the standard. */
  readonly clause: string;
  /** The item that the step is about; null: the unit. */
  readonly itemId: string | null;
  readonly text: Text;
};

/** A unit held against the standard, with every number that led there. */
export type MajorHazardAssessment = {
  readonly standard: StandardEdition;
  readonly unit: { readonly id: string; readonly name: Text; readonly kind: UnitKind };
  readonly rows: readonly AssessmentRow[];
  readonly s: ExactValue;
  readonly r: ExactValue;
  /** Something that would add to S and R is not known: both are lower bounds, and a level is "at least". */
  readonly isLowerBound: boolean;
  /** Something was taken at its strictest reading because it is not known. */
  readonly isAssumed: boolean;
  readonly verdict: MajorHazardVerdict;
  readonly alpha: PeopleFactor;
  /** Only of a major hazard source; the real one may be worse where `isLowerBound`. */
  readonly level: MajorHazardLevel | null;
  /** The answer in one sentence. */
  readonly summary: Text;
  readonly findings: readonly InventoryFinding[];
  readonly caveats: readonly Caveat[];
  readonly steps: readonly CalculationStep[];
};
