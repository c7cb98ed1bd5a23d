import type { HiddenDangerCategory } from '../hidden-danger/category.ts';
import type { HiddenDangerGrade } from '../hidden-danger/grade.ts';
import type { Text } from '../text/text.ts';
import type { StandardModule } from './modules.ts';

export const STANDARD_DOCUMENT_KINDS = [
  'law',
  'regulation',
  'rule',
  'standard',
  'park',
  'enterprise',
] as const;
/** How much of a document's text is in the library: a document without text is a gap and says so. */
export const STANDARD_TEXTS = ['whole', 'part', 'none'] as const;
/** How sure the figures about a document are: read in its text, read in one doubtful place, or from memory. */
export const STANDARD_CONFIDENCES = ['verified', 'medium', 'memory'] as const;
/** `text`: the document itself says the grade; `proposed`: it does not, and the park proposes one. */
export const GRADE_BASES = ['text', 'proposed'] as const;

/** A law, rule or standard from which lines come. Dates are days at the park, `YYYY-MM-DD`. */
export type StandardDocument = {
  /** Stable, ours. */
  readonly key: string;
  /** Number of the document as people quote it; may be empty. */
  readonly code: string;
  readonly title: Text;
  readonly issuer: Text;
  readonly kind: (typeof STANDARD_DOCUMENT_KINDS)[number];
  /** Null: not known, and then it counts as in force. */
  readonly effectiveFrom: string | null;
  /** First day on which it is no longer in force. */
  readonly effectiveTo: string | null;
  /** Key of the document that took its place. */
  readonly replacedBy: string | null;
  readonly text: (typeof STANDARD_TEXTS)[number];
  /** Where it was read. */
  readonly source: string;
  readonly sourceSha256: string | null;
  readonly confidence: (typeof STANDARD_CONFIDENCES)[number];
  readonly note: Text | null;
};

/** What one version of a line says. */
export type StandardContent = {
  readonly module: StandardModule;
  readonly category: HiddenDangerCategory;
  readonly grade: HiddenDangerGrade;
  readonly gradeBasis: (typeof GRADE_BASES)[number];
  /** Usual time to rectify; null: that of the grade. */
  readonly deadlineDays: number | null;
  readonly clause: Text;
  /** The danger that breaks it, as it is called in a report. */
  readonly name: Text;
  /** For a checklist; "yes" is good. */
  readonly question: Text;
  /** The sentence of the document, in its own words. */
  readonly requirement: string;
  /** Unofficial rendering; null: there is none. */
  readonly requirementEn: string | null;
};

/**
 * One version of a line. It holds from its first day until the first day of the next version. Nothing is changed in place: who ends
 * a line writes a version whose `effectiveTo` is its `effectiveFrom`, and from that day on the line is not in force.
 */
export type StandardVersion = StandardContent & {
  /** Of the line, stable through its versions. */
  readonly key: string;
  readonly version: number;
  readonly documentKey: string;
  /** Null: as long as anybody remembers. */
  readonly effectiveFrom: string | null;
  /** First day on which it is no longer in force; null: no end is known. */
  readonly effectiveTo: string | null;
  /** Key of the line, or of the document, that took its place. */
  readonly replacedBy: string | null;
  /** Whose own line it is; null: the park's. */
  readonly enterpriseId: number | null;
};
