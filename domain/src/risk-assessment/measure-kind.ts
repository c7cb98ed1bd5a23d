import type { MeasureKind } from './measure-state.ts';

/** Class of the feed (classify1) → kind, where its subclass says nothing more. */
const BY_CLASS: Readonly<Record<string, MeasureKind>> = {
  engineering: 'engineering',
  // Upkeep is organised work on what engineering has built.
  maintenance: 'management',
  operation: 'management',
  emergency: 'emergency',
};
/** Subclasses (classify2) that are of another kind than their class: 3-1 人员资质, 4-2 个体防护. */
const BY_SUBCLASS: Readonly<Record<string, MeasureKind>> = { '3-1': 'training', '4-2': 'ppe' };

/**
 * Kind of a control measure (工程、管理、培训教育、个体防护、应急处置) by the classes of the dual-prevention feed, which has
 * four classes and no word for training and protective equipment.
 * @returns null where the enterprise did not say a class
 */
export function measureKind(
  measureClass: string | null,
  subclass: string | null,
): MeasureKind | null {
  return BY_SUBCLASS[subclass ?? ''] ?? BY_CLASS[measureClass ?? ''] ?? null;
}
