import type { Caveat } from '../consequence/validity.ts';
import { fillText, type Text } from '../text/text.ts';
import type { AssessedItem } from './assess-item.ts';
import { isCasNumber } from './substance-names.ts';
import type { MajorHazardUnit } from './unit.ts';

/** What a reader has to know about an assessment, by code; `{substance}` is the item. */
const CAVEATS = {
  'no-inventory': {
    zh: '单元没有登记任何危险化学品：不能据此认定不构成重大危险源',
    en: 'No substance is registered for the unit: that does not show that it is no major hazard source',
  },
  'people-unknown': {
    zh: '厂区边界外 500 m 范围内常住人口未知：α 按最严取 2.0（假定）',
    en: 'The residents within 500 m of the boundary are not known: α is taken at its strictest, 2.0 (assumed)',
  },
  'quantity-unknown': {
    zh: '{substance}：设计最大量未知，未计入；S、R 为下限',
    en: '{substance}: the design maximum is not known and not counted; S and R are lower bounds',
  },
  'class-unknown': {
    zh: '{substance}：不在表 1 的适用范围内且未提供危险性类别，未计入；S、R 为下限',
    en: '{substance}: no row of table 1 applies and its hazard class is not given; not counted: S and R are lower bounds',
  },
  'out-of-scope': {
    zh: '{substance}：不在表 1 中，且不属于表 2 的任何类别，不参与辨识',
    en: '{substance}: not in table 1 and of no category of table 2: not part of the identification',
  },
  'content-unknown': {
    zh: '{substance}：表 1 按含量或形态区分，含量或形态未知或名称与 CAS 号不一致，按最严取值：表 {table} {row}，Q = {critical} t（假定）',
    en: '{substance}: table 1 tells it apart by content or form, which is not known, or name and CAS number differ; taken at the strictest: table {table}, {row}, Q = {critical} t (assumed)',
  },
  'mixture-class-unknown': {
    zh: '{substance}：混合物与纯物质是否属于相同危险类别未知，按两种情况中较严的取值（假定）',
    en: '{substance}: it is not known whether the mixture is of the same hazard class as the pure substance; the stricter reading is taken (assumed)',
  },
  'beta-assumed': {
    zh: '{substance}：不在表 3 中且未提供危险性类别，β 按表 4 最大值 {beta} 取（假定）',
    en: '{substance}: not in table 3 and its hazard class is not given; β is taken at the highest of table 4, {beta} (assumed)',
  },
  'cas-name-differ': {
    zh: '{substance}：CAS 号与名称指向不同物质，按较严的取值',
    en: '{substance}: CAS number and name lead to different substances; the stricter one is taken',
  },
  'cas-wrong': {
    zh: '{substance}：CAS 号 {cas} 校验位不符，未用于查表',
    en: '{substance}: the check digit of the CAS number {cas} is wrong; it was not looked up',
  },
} as const satisfies { readonly [code: string]: Text };
export type MajorHazardCaveatCode = keyof typeof CAVEATS;

/** All caveats of an assessment: of the unit, then item by item. */
export function caveatsOf(items: readonly AssessedItem[], unit: MajorHazardUnit): Caveat[] {
  return [
    ...(items.length === 0 ? [{ code: 'no-inventory', text: CAVEATS['no-inventory'] }] : []),
    ...(unit.people === null ? [{ code: 'people-unknown', text: CAVEATS['people-unknown'] }] : []),
    ...items.flatMap(itemCaveats),
  ];
}

function itemCaveats(assessed: AssessedItem): Caveat[] {
  const { item, row } = assessed;
  return codesOf(assessed).map((code) => ({
    code: `${code}:${item.id}`,
    text: fillText(CAVEATS[code], {
      substance: item.name,
      cas: item.cas ?? '–',
      table: row.critical?.table ?? '–',
      row: row.critical?.rowName ?? '–',
      critical: row.critical?.criticalT ?? '–',
      beta: row.beta?.beta ?? '–',
    }),
  }));
}

function codesOf({ item, standing, row }: AssessedItem): MajorHazardCaveatCode[] {
  const isMixtureOpen = item.mixture?.isSameClassAsPure === null;
  const holds: readonly (readonly [MajorHazardCaveatCode, boolean])[] = [
    ['cas-wrong', item.cas !== null && !isCasNumber(item.cas)],
    ['cas-name-differ', standing.isContradictory],
    ['class-unknown', row.state === 'class-unknown'],
    ['out-of-scope', row.state === 'out-of-scope'],
    ['quantity-unknown', row.designMaxT === null && row.state !== 'out-of-scope'],
    ['content-unknown', standing.isOpen && row.critical !== null && row.critical.isAssumed],
    ['mixture-class-unknown', isMixtureOpen && row.critical !== null],
    ['beta-assumed', row.beta?.table === 4 && row.beta.isAssumed && !item.categories?.length],
  ];
  return holds.flatMap(([code, isTrue]) => (isTrue ? [code] : []));
}
