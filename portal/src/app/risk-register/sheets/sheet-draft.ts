import { assessRisk } from '@parkwatch/domain/risk-assessment/assess-risk';
import type { MeasureKind } from '@parkwatch/domain/risk-assessment/measure-state';
import type { AssessedLevel, RiskMethod } from '@parkwatch/domain/risk-assessment/risk-method';
import type { RiskSheetInput, RiskSheetRow } from '@parkwatch/domain/wire/risk-sheets';

export type SheetFormKind = 'jha' | 'scl';
export type DraftMeasure = { readonly kind: MeasureKind; readonly description: string };
/** A row as it is being filled in. `first` and `second`: step and hazard of a job, item and standard of a checklist. */
export type DraftRow = {
  readonly key: number;
  readonly first: string;
  readonly second: string;
  readonly consequence: string;
  readonly measures: readonly DraftMeasure[];
  readonly proposed: readonly DraftMeasure[];
  readonly factors: Readonly<Record<string, number>>;
};

export function emptyRow(key: number): DraftRow {
  return {
    ...{ key, first: '', second: '', consequence: '' },
    ...{ measures: [], proposed: [], factors: {} },
  };
}

export function draftOf(row: RiskSheetRow, key: number): DraftRow {
  const { consequence, measures, proposed } = row;
  const [first, second] = 'step' in row ? [row.step, row.hazard] : [row.item, row.standard];
  return { key, first, second, consequence, measures, proposed, factors: row.assessed.factors };
}

/** Value and level as far as the factors are chosen; null until all of them are values of the table. */
export function assessedDraft(
  method: RiskMethod | undefined,
  { factors }: DraftRow,
): { readonly value: number; readonly level: AssessedLevel } | null {
  if (method === undefined) return null;
  const own = method.factors.map(({ key, values }) => {
    const value = factors[key];
    return values.some((one) => one.value === value) ? [key, value] : null;
  });
  if (own.some((one) => one === null)) return null;
  const { value, level } = assessRisk(method, Object.fromEntries(own as [string, number][]));
  return { value, level };
}

type Head = {
  readonly form: SheetFormKind;
  readonly subject: string;
  readonly method: RiskMethod;
  readonly assessedOn: string;
};

/** The sheet as it is sent; null while something is missing. Empty lines for measures are left out. */
export function inputOf(
  { form, subject, method, assessedOn }: Head,
  rows: readonly DraftRow[],
): RiskSheetInput | null {
  if (subject.trim() === '' || assessedOn === '' || rows.length === 0) return null;
  if (!rows.every((row) => isWhole(row) && assessedDraft(method, row) !== null)) return null;
  const head = { subject: subject.trim(), methodId: method.id, assessedOn };
  const common = (row: DraftRow) => ({
    consequence: row.consequence.trim(),
    measures: filled(row.measures),
    proposed: filled(row.proposed),
    assessed: {
      factors: Object.fromEntries(method.factors.map(({ key }) => [key, row.factors[key]!])),
    },
  });
  if (form === 'jha')
    return {
      ...{ form, ...head },
      rows: rows.map((row) => ({
        ...{ step: row.first.trim(), hazard: row.second.trim(), ...common(row) },
      })),
    };
  return {
    ...{ form, ...head },
    rows: rows.map((row) => ({
      ...{ item: row.first.trim(), standard: row.second.trim(), ...common(row) },
    })),
  };
}

function isWhole({ first, second, consequence }: DraftRow): boolean {
  return [first, second, consequence].every((text) => text.trim() !== '');
}

function filled(measures: readonly DraftMeasure[]): DraftMeasure[] {
  return measures
    .map(({ kind, description }) => ({ kind, description: description.trim() }))
    .filter(({ description }) => description !== '');
}
