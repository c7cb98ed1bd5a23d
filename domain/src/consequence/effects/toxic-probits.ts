import type { ToxicProbit } from '../chemicals/chemical.ts';

/** Which collection of toxic probits is used. They differ strongly, for chlorine most of all: the choice is a setting. */
export const TOXIC_PROBIT_SETS = ['purple-book', 'lees'] as const;
export type ToxicProbitSet = (typeof TOXIC_PROBIT_SETS)[number];

/** A substance of the tables: every name it is asked by, and (a, b, n) of the sets that have it. */
type Row = {
  readonly cas: string;
  readonly names: readonly string[];
  readonly purpleBook?: readonly [a: number, b: number, n: number];
  readonly lees?: readonly [a: number, b: number, n: number];
};

const PURPLE_BOOK = 'TNO Purple Book CPR 18E (1999), table 5.2';
const LEES = 'Lees (2005), as printed in UK HSE SPC/Tech/OSD/30, table 2';

const ROWS: readonly Row[] = [
  {
    cas: '107-02-8',
    names: ['acrolein', '丙烯醛'],
    purpleBook: [-4.1, 1, 1],
    lees: [-9.93, 2.05, 1],
  },
  { cas: '107-13-1', names: ['acrylonitrile', '丙烯腈'], purpleBook: [-8.6, 1, 1.3] },
  { cas: '107-18-6', names: ['allyl alcohol', '烯丙醇', '丙烯醇'], purpleBook: [-11.7, 1, 2] },
  {
    cas: '7664-41-7',
    names: ['ammonia', 'NH3', '氨'],
    purpleBook: [-15.6, 1, 2],
    lees: [-35.9, 1.85, 2],
  },
  { cas: '86-50-0', names: ['azinphos-methyl', '谷硫磷'], purpleBook: [-4.8, 1, 2] },
  { cas: '71-43-2', names: ['benzene', 'C6H6', '苯'], lees: [-109.78, 5.3, 2] },
  { cas: '7726-95-6', names: ['bromine', 'Br2', '溴'], purpleBook: [-12.4, 1, 2] },
  {
    cas: '630-08-0',
    names: ['carbon monoxide', 'CO', '一氧化碳'],
    purpleBook: [-7.4, 1, 1],
    lees: [-37.98, 3.7, 1],
  },
  {
    cas: '7782-50-5',
    names: ['chlorine', 'Cl2', '氯'],
    purpleBook: [-6.35, 0.5, 2.75],
    lees: [-8.29, 0.92, 2],
  },
  { cas: '75-21-8', names: ['ethylene oxide', '环氧乙烷'], purpleBook: [-6.8, 1, 1] },
  {
    cas: '7647-01-0',
    names: ['hydrogen chloride', 'HCl', '氯化氢'],
    purpleBook: [-37.3, 3.69, 1],
    lees: [-16.85, 2, 1],
  },
  {
    cas: '74-90-8',
    names: ['hydrogen cyanide', 'HCN', '氰化氢'],
    purpleBook: [-9.8, 1, 2.4],
    lees: [-29.42, 3.008, 1.43],
  },
  {
    cas: '7664-39-3',
    names: ['hydrogen fluoride', 'HF', '氟化氢'],
    purpleBook: [-8.4, 1, 1.5],
    lees: [-35.87, 3.354, 1],
  },
  {
    cas: '7783-06-4',
    names: ['hydrogen sulfide', 'H2S', '硫化氢'],
    purpleBook: [-11.5, 1, 1.9],
    lees: [-31.42, 3.008, 1.43],
  },
  { cas: '74-83-9', names: ['methyl bromide', '溴甲烷'], purpleBook: [-7.3, 1, 1.1] },
  {
    cas: '624-83-9',
    names: ['methyl isocyanate', 'MIC', '异氰酸甲酯'],
    purpleBook: [-1.2, 1, 0.7],
  },
  {
    cas: '10102-44-0',
    names: ['nitrogen dioxide', 'NO2', '二氧化氮'],
    purpleBook: [-18.6, 1, 3.7],
    lees: [-13.79, 1.4, 2],
  },
  { cas: '56-38-2', names: ['parathion', '对硫磷'], purpleBook: [-6.6, 1, 2] },
  {
    cas: '75-44-5',
    names: ['phosgene', 'COCl2', '光气'],
    purpleBook: [-10.6, 2, 1],
    lees: [-19.27, 3.686, 1],
  },
  { cas: '13171-21-6', names: ['phosphamidon', '磷胺'], purpleBook: [-2.8, 1, 0.7] },
  {
    cas: '7446-09-5',
    names: ['sulfur dioxide', 'SO2', '二氧化硫'],
    purpleBook: [-19.2, 1, 2.4],
    lees: [-15.67, 2.1, 1],
  },
];

const BY_NAME: ReadonlyMap<string, Row> = new Map(
  ROWS.flatMap((row) => [row.cas, ...row.names].map((name) => [plain(name), row])),
);

/**
 * The probit of a substance in one of the tables.
 * @param substance  CAS number, English or Chinese name or formula; British and American spelling alike
 * @returns null when the table does not have it: no other substance stands in
 * @source Purple Book table 5.2 (mg/m³; sulfur dioxide recalled) and Lees 2005 by OSD/30 table 2 (ppm), both from
 *   reference_tables.json; the LC columns of OSD/30 are reproduced in toxic-load.test.ts
 */
export function toxicProbitOf(substance: string, set: ToxicProbitSet): ToxicProbit | null {
  const row = BY_NAME.get(plain(substance));
  const isPurple = set === 'purple-book';
  const numbers = isPurple ? row?.purpleBook : row?.lees;
  if (numbers === undefined) return null;
  const [a, b, n] = numbers;
  return {
    a,
    b,
    n,
    concentrationUnit: isPurple ? 'mg/m3' : 'ppm',
    source: isPurple ? PURPLE_BOOK : LEES,
  };
}

/** CAS numbers of the substances that a set covers, in the order of the table. */
export function substancesWithProbit(set: ToxicProbitSet): string[] {
  return ROWS.filter((row) => (set === 'purple-book' ? row.purpleBook : row.lees)).map(
    ({ cas }) => cas,
  );
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('sulph', 'sulf')
    .replaceAll(/[\s_-]+/g, '');
}
