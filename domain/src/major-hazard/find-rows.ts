import { bareName, comparedName, isCasNumber } from './substance-names.ts';
import { TABLE_1, type CriticalQuantityRow } from './table-1.ts';
import { TABLE_3, type ToxicGasRow } from './table-3.ts';
import type { SubstanceForm } from './content-conditions.ts';

/** Names in the brackets or behind a comma of a printed name, by number of the row. */
const FURTHER_NAMES: { readonly [no: number]: readonly string[] } = {
  21: ['环氧氯丙烷', '3-氯-1,2-环氧丙烷'],
  49: ['甲烷', '天然气', 'methane', 'natural gas'],
  52: ['丙烷', '丁烷', 'propane', 'butane', 'LPG'],
  66: ['乙醇汽油', '甲醇汽油'],
};
/** Names that say the form with it. */
const FORM_OF_NAME: ReadonlyMap<string, SubstanceForm> = new Map([
  ['硝酸铵肥料', 'fertiliser'],
  ['ammoniumnitratefertiliser', 'fertiliser'],
  ['硝化纤维素溶液', 'solution'],
  ['硝化棉溶液', 'solution'],
  ['nitrocellulosesolution', 'solution'],
]);

const BY_CAS = rowsBy(({ cas }) => cas);
const BY_PRINTED_NAME = rowsBy(({ name }) => [comparedName(name.zh), comparedName(name.en)]);
const BY_NAME = rowsBy(({ no, name, aliases }) => [
  ...[name.zh, name.en, ...aliases].flatMap((one) => [comparedName(one), bareName(one)]),
  ...(FURTHER_NAMES[no] ?? []).map(comparedName),
]);
/** Table 3 by CAS number and by name. */
const GASES: ReadonlyMap<string, ToxicGasRow> = new Map(
  TABLE_3.flatMap((gas) =>
    [gas.cas, comparedName(gas.name.zh), comparedName(gas.name.en)].map((key) => [key, gas]),
  ),
);

/** What table 1 has for a substance. */
export type FoundRows = {
  /** All rows that may be meant. */
  readonly rows: readonly CriticalQuantityRow[];
  /** The one whose whole printed name was given, with its limits of content. */
  readonly printed: CriticalQuantityRow | null;
  /** CAS number and name lead to different substances: both are kept. */
  readonly isContradictory: boolean;
};

export type AskedSubstance = { readonly cas: string | null; readonly names: readonly string[] };

/**
 * Rows of table 1 by CAS number and by name or alias. A CAS number that is wrong in itself is not looked up.
 * @param names  Chinese, English or trade names; with or without brackets, full-width or not
 */
export function findRows({ cas, names }: AskedSubstance): FoundRows {
  const byCas = cas !== null && isCasNumber(cas) ? (BY_CAS.get(cas) ?? []) : [];
  const byName = names.flatMap((name) => rowsNamed(name));
  const isContradictory =
    byCas.length > 0 && byName.length > 0 && !byName.some((row) => byCas.includes(row));
  const printed = names.flatMap((name) => BY_PRINTED_NAME.get(comparedName(name)) ?? []).at(0);
  return {
    rows: withFamilies([...byCas, ...byName]),
    printed: printed ?? null,
    isContradictory,
  };
}

/** Rows of table 3: by CAS number, by name, and by the CAS numbers of the rows of table 1 that were found. */
export function findToxicGases(
  { cas, names }: AskedSubstance,
  rows: readonly CriticalQuantityRow[],
): readonly ToxicGasRow[] {
  const numbers = [...(cas === null ? [] : [cas]), ...rows.flatMap((row) => row.cas)];
  const asked = names.flatMap((name) => [comparedName(name), bareName(name)]);
  return [...new Set([...numbers, ...asked].flatMap((key) => GASES.get(key) ?? []))];
}

/** The form that a name says by itself; null: it says none. */
export function formOfNames(names: readonly string[]): SubstanceForm | null {
  return names.map((name) => FORM_OF_NAME.get(bareName(name))).find(Boolean) ?? null;
}

function rowsNamed(name: string): readonly CriticalQuantityRow[] {
  return BY_NAME.get(comparedName(name)) ?? BY_NAME.get(bareName(name)) ?? [];
}

function withFamilies(rows: readonly CriticalQuantityRow[]): readonly CriticalQuantityRow[] {
  const families = new Set(rows.flatMap(({ family }) => family ?? []));
  return TABLE_1.filter((row) => rows.includes(row) || (row.family && families.has(row.family)));
}

function rowsBy(
  keysOf: (row: CriticalQuantityRow) => readonly string[],
): ReadonlyMap<string, readonly CriticalQuantityRow[]> {
  const index = new Map<string, CriticalQuantityRow[]>();
  for (const row of TABLE_1)
    for (const key of new Set(keysOf(row))) index.set(key, [...(index.get(key) ?? []), row]);
  return index;
}
