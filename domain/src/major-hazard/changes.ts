import { fillText, type Text } from '../text/text.ts';
import type { AssessmentRow, MajorHazardAssessment } from './assessment.ts';
import { compare, parseDecimal } from './rational.ts';
import { UNIT_KIND_WORDS } from './standard.ts';

export const CHANGE_CODES = [
  'edition',
  'unit-kind',
  'substance-added',
  'substance-removed',
  'substance-replaced',
  'design-maximum',
  'critical-quantity',
  'correction-factor',
  'people',
] as const;
export type ChangeCode = (typeof CHANGE_CODES)[number];

/** One thing that a new assessment was made from and the one before was not. */
export type AssessmentChange = {
  readonly code: ChangeCode;
  /** Null: of the unit. */
  readonly itemId: string | null;
  readonly text: Text;
};

const WORDS: { readonly [code in ChangeCode]: Text } = {
  edition: {
    zh: '标准版本：{before} → {after}',
    en: 'Edition of the standard: {before} → {after}',
  },
  'unit-kind': { zh: '单元类型：{before} → {after}', en: 'Kind of unit: {before} → {after}' },
  'substance-added': {
    zh: '新增危险化学品：{after}，设计最大量 {quantity}',
    en: 'Substance added: {after}, design maximum {quantity}',
  },
  'substance-removed': {
    zh: '移除危险化学品：{before}，设计最大量 {quantity}',
    en: 'Substance removed: {before}, design maximum {quantity}',
  },
  'substance-replaced': {
    zh: '危险化学品更换：{before} → {after}',
    en: 'Substance replaced: {before} → {after}',
  },
  'design-maximum': {
    zh: '{substance}：设计最大量 {before} → {after}',
    en: '{substance}: design maximum {before} → {after}',
  },
  'critical-quantity': {
    zh: '{substance}：临界量 {before} → {after}',
    en: '{substance}: critical quantity {before} → {after}',
  },
  'correction-factor': {
    zh: '{substance}：β {before} → {after}',
    en: '{substance}: β {before} → {after}',
  },
  people: {
    zh: '边界外 500 m 常住人口：{before} → {after}（α {alphaBefore} → {alphaAfter}）',
    en: 'Residents within 500 m of the boundary: {before} → {after} (α {alphaBefore} → {alphaAfter})',
  },
};
const UNKNOWN: Text = { zh: '未知', en: 'unknown' };
const NONE: Text = { zh: '无', en: 'none' };

/** What differs, the unit's own first, then item by item. */
export function changesBetween(
  before: MajorHazardAssessment,
  after: MajorHazardAssessment,
): readonly AssessmentChange[] {
  const rowsBefore = new Map(before.rows.map((row) => [row.itemId, row]));
  const idsAfter = new Set(after.rows.map(({ itemId }) => itemId));
  return [
    ...unitChanges(before, after),
    ...after.rows.flatMap((row) => {
      const was = rowsBefore.get(row.itemId);
      return was === undefined ? [added(row)] : rowChanges(was, row);
    }),
    ...before.rows.filter(({ itemId }) => !idsAfter.has(itemId)).map(removed),
  ];
}

function unitChanges(
  before: MajorHazardAssessment,
  after: MajorHazardAssessment,
): AssessmentChange[] {
  const [kindBefore, kindAfter] = [before, after].map(
    ({ unit }) => UNIT_KIND_WORDS[unit.kind].name,
  );
  const people = {
    before: before.alpha.people ?? UNKNOWN,
    after: after.alpha.people ?? UNKNOWN,
    alphaBefore: before.alpha.alpha,
    alphaAfter: after.alpha.alpha,
  };
  return [
    ...differing('edition', { before: before.standard.id, after: after.standard.id }),
    ...differing('unit-kind', { before: kindBefore!, after: kindAfter! }),
    ...differing('people', people),
  ];
}

function rowChanges(before: AssessmentRow, after: AssessmentRow): AssessmentChange[] {
  const of = { substance: after.substance, itemId: after.itemId };
  const isSame = before.cas === after.cas && before.substance.zh === after.substance.zh;
  return [
    ...(isSame ? [] : [change('substance-replaced', { ...of, ...named(before, after) })]),
    ...(isSameQuantity(before.designMaxT, after.designMaxT)
      ? []
      : [
          change('design-maximum', {
            ...of,
            before: quantityText(before.designMaxT),
            after: quantityText(after.designMaxT),
          }),
        ]),
    ...differing('critical-quantity', {
      ...of,
      before: criticalText(before),
      after: criticalText(after),
    }),
    ...differing('correction-factor', { ...of, before: betaText(before), after: betaText(after) }),
  ];
}

function named(before: AssessmentRow, after: AssessmentRow) {
  return { before: nameText(before), after: nameText(after) };
}

function added(row: AssessmentRow): AssessmentChange {
  const quantity = quantityText(row.designMaxT);
  return change('substance-added', { itemId: row.itemId, after: nameText(row), quantity });
}

function removed(row: AssessmentRow): AssessmentChange {
  const quantity = quantityText(row.designMaxT);
  return change('substance-removed', { itemId: row.itemId, before: nameText(row), quantity });
}

type Values = { readonly itemId?: string } & Readonly<Record<string, string | number | Text>>;

/** A change, unless both sides read the same. */
function differing(
  code: ChangeCode,
  values: Values & {
    readonly before: string | number | Text;
    readonly after: string | number | Text;
  },
): AssessmentChange[] {
  const isSame = JSON.stringify(values.before) === JSON.stringify(values.after);
  return isSame ? [] : [change(code, values)];
}

function change(code: ChangeCode, { itemId, ...values }: Values): AssessmentChange {
  return { code, itemId: itemId ?? null, text: fillText(WORDS[code], values) };
}

function nameText({ substance, cas }: AssessmentRow): Text {
  if (cas === null) return substance;
  return { zh: `${substance.zh}（${cas}）`, en: `${substance.en} (${cas})` };
}

function quantityText(quantityT: string | null): Text | string {
  return quantityT === null ? UNKNOWN : `${quantityT} t`;
}

/** 10 and 10.0 are one quantity. */
function isSameQuantity(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return compare(parseDecimal(one), parseDecimal(other)) === 0;
}

function criticalText({ critical, state }: AssessmentRow): Text | string {
  if (critical === null) return state === 'out-of-scope' ? NONE : UNKNOWN;
  const { criticalT, table, row } = critical;
  return {
    zh: `${criticalT} t（表 ${table}，${row}）`,
    en: `${criticalT} t (table ${table}, ${row})`,
  };
}

function betaText({ beta }: AssessmentRow): Text | string {
  if (beta === null) return NONE;
  const row = beta.table === 3 ? beta.rowName : { zh: beta.row, en: beta.row };
  return {
    zh: `${beta.beta}（表 ${beta.table}，${row.zh}）`,
    en: `${beta.beta} (table ${beta.table}, ${row.en})`,
  };
}
