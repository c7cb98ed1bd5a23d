import { fillText, type Text } from '../text/text.ts';
import type { AssessmentRow, CalculationStep } from './assessment.ts';
import { shownFraction } from './exact-value.ts';
import type { InventoryItem } from './unit.ts';

const QUANTITY: Text = {
  zh: '{substance}：q = {q} t（设计最大量）',
  en: '{substance}: q = {q} t (design maximum)',
};
const QUANTITY_UNKNOWN: Text = {
  zh: '{substance}：设计最大量未知，不计入',
  en: '{substance}: the design maximum is not known; not counted',
};
const FROM_TABLE_1: Text = {
  zh: '{substance}：表 1 第 {row} 行“{rowName}”，Q = {critical} t{assumed}',
  en: '{substance}: table 1, row {row}, "{rowName}": Q = {critical} t{assumed}',
};
const FROM_TABLE_2: Text = {
  zh: '{substance}：不按表 1，按表 2 各危险性类别中最低值，{rowName}，Q = {critical} t{assumed}',
  en: '{substance}: not by table 1; lowest of its categories in table 2, {rowName}: Q = {critical} t{assumed}',
};
const CLASS_UNKNOWN: Text = {
  zh: '{substance}：表 1 不适用且危险性类别未知，Q 无法确定，不计入',
  en: '{substance}: table 1 does not apply and the hazard class is not known; no Q, not counted',
};
const OUT_OF_SCOPE: Text = {
  zh: '{substance}：不属于表 1、表 2，不参与辨识',
  en: '{substance}: in neither table 1 nor table 2; not part of the identification',
};
const RATIO: Text = {
  zh: '{substance}：q/Q = {q}/{critical} = {ratio}',
  en: '{substance}: q/Q = {q}/{critical} = {ratio}',
};
const FACTOR: Text = {
  zh: '{substance}：表 {table}，{rowName}，β = {beta}{assumed}；β·q/Q = {contribution}',
  en: '{substance}: table {table}, {rowName}: β = {beta}{assumed}; β·q/Q = {contribution}',
};
const ASSUMED: Text = { zh: '（按最严假定）', en: ' (assumed at its strictest)' };
const NOT_ASSUMED: Text = { zh: '', en: '' };

const SAME_CLASS: Text = {
  zh: '{substance}：混合物与纯物质危险类别相同，整体按纯物质计算',
  en: '{substance}: the mixture is of the hazard class of the pure substance; its whole mass counts as pure',
};
const OTHER_CLASS: Text = {
  zh: '{substance}：混合物与纯物质危险类别不同，按混合物自身类别确定临界量',
  en: '{substance}: the mixture is of another hazard class than the pure substance; its own class decides Q',
};
const UNKNOWN_CLASS: Text = {
  zh: '{substance}：混合物与纯物质危险类别是否相同未知，取较严者（假定）',
  en: '{substance}: whether the mixture is of the class of the pure substance is not known; the stricter is taken (assumed)',
};

/** What the standard says of one item up to q/Q. */
export function itemSteps(row: AssessmentRow, { mixture }: InventoryItem): CalculationStep[] {
  const step = (clause: string, template: Text): CalculationStep => ({
    clause,
    itemId: row.itemId,
    text: fillText(template, valuesOf(row)),
  });
  return [
    step('4.2.2', row.designMaxT === null ? QUANTITY_UNKNOWN : QUANTITY),
    ...(mixture ? [step('4.2.3', mixtureWords(mixture.isSameClassAsPure))] : []),
    step('4.1.2', criticalWords(row)),
    ...(row.ratio ? [step('4.2.1', RATIO)] : []),
  ];
}

/** β of an item that is counted. */
export function factorStep(row: AssessmentRow): CalculationStep[] {
  if (!row.beta || !row.contribution) return [];
  const text = fillText(FACTOR, {
    substance: row.substance,
    table: row.beta.table,
    rowName: row.beta.rowName,
    beta: row.beta.beta,
    assumed: row.beta.isAssumed ? ASSUMED : NOT_ASSUMED,
    contribution: shownFraction(row.contribution),
  });
  return [{ clause: '4.3.2', itemId: row.itemId, text }];
}

function valuesOf({ substance, designMaxT, critical, ratio }: AssessmentRow) {
  return {
    substance,
    q: designMaxT ?? '–',
    row: critical?.row ?? '–',
    rowName: critical?.rowName ?? '–',
    critical: critical?.criticalT ?? '–',
    ratio: ratio ? shownFraction(ratio) : '–',
    assumed: critical?.isAssumed ? ASSUMED : NOT_ASSUMED,
  };
}

function criticalWords({ state, critical }: AssessmentRow): Text {
  if (critical) return critical.table === 1 ? FROM_TABLE_1 : FROM_TABLE_2;
  return state === 'out-of-scope' ? OUT_OF_SCOPE : CLASS_UNKNOWN;
}

function mixtureWords(isSameClassAsPure: boolean | null): Text {
  if (isSameClassAsPure === null) return UNKNOWN_CLASS;
  return isSameClassAsPure ? SAME_CLASS : OTHER_CLASS;
}
