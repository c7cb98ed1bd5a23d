import type { EquipmentFrequencies, LossKind } from './loc-frequencies.ts';

type Row = readonly [
  id: string,
  zh: string,
  en: string,
  losses: { readonly [kind in LossKind]?: number },
];

const VESSEL = { instantaneous: 5e-7, '10-min': 5e-7, '10-mm': 1e-5 };
const PROCESS_VESSEL = { instantaneous: 5e-6, '10-min': 5e-6, '10-mm': 1e-4 };

const PER_YEAR: readonly Row[] = [
  ['pressurised-storage-vessel', '压力储罐', 'pressurised storage vessel', VESSEL],
  ['process-vessel', '工艺容器', 'process vessel', PROCESS_VESSEL],
  ['reactor', '反应器', 'reactor vessel', PROCESS_VESSEL],
  [
    'atmospheric-tank-single',
    '单防常压储罐',
    'atmospheric tank, single containment',
    PROCESS_VESSEL,
  ],
  [
    'atmospheric-tank-full',
    '全防常压储罐',
    'atmospheric tank, full containment',
    { instantaneous: 1e-8 },
  ],
  [
    'pump',
    '泵（无附加措施）',
    'pump without additional provisions',
    { 'full-bore': 1e-4, leak: 5e-4 },
  ],
  ['pressure-relief-device', '泄压装置', 'pressure relief device', { discharge: 2e-5 }],
];
const PER_METRE: readonly Row[] = [
  ['pipe-below-75', '管道（直径 <75 mm）', 'pipe below 75 mm', { 'full-bore': 1e-6, leak: 5e-6 }],
  ['pipe-75-150', '管道（75–150 mm）', 'pipe of 75 to 150 mm', { 'full-bore': 3e-7, leak: 2e-6 }],
  ['pipe-above-150', '管道（>150 mm）', 'pipe above 150 mm', { 'full-bore': 1e-7, leak: 5e-7 }],
];
const PER_HOUR: readonly Row[] = [
  ['loading-hose', '装卸软管', 'loading hose', { 'full-bore': 4e-6, leak: 4e-5 }],
  ['loading-arm', '装卸臂', 'loading arm', { 'full-bore': 3e-8, leak: 3e-7 }],
];

const PURPLE_BOOK_SOURCE = {
  source: 'TNO Purple Book CPR 18E (1999), chapter 3; storage vessels as BEVI 2009',
  isRecalled: true,
};

/**
 * Loss of containment by the Purple Book: a leak of a pipe, pump or hose is a hole of a tenth of its diameter.
 * @source reference_tables.json (recalled there)
 */
export const PURPLE_BOOK_FREQUENCIES: readonly EquipmentFrequencies[] = [
  ...PER_YEAR.map((row) => ({ ...rowOf(row), per: 'year' as const, ...PURPLE_BOOK_SOURCE })),
  ...PER_METRE.map((row) => ({ ...rowOf(row), per: 'metre-year' as const, ...PURPLE_BOOK_SOURCE })),
  ...PER_HOUR.map((row) => ({ ...rowOf(row), per: 'hour' as const, ...PURPLE_BOOK_SOURCE })),
];

const COMMON_HOLES = { 'small-hole': 8e-6, 'medium-hole': 2e-5, 'large-hole': 2e-6, rupture: 6e-7 };

const API_581_READ: readonly Row[] = [
  [
    'compressor-centrifugal',
    '离心压缩机',
    'centrifugal compressor',
    { ...COMMON_HOLES, rupture: 0 },
  ],
  ['compressor-reciprocating', '往复压缩机', 'reciprocating compressor', COMMON_HOLES],
  ['heat-exchanger', '换热器', 'heat exchanger', COMMON_HOLES],
  ['pump', '泵', 'pump', COMMON_HOLES],
  [
    'pipe-1-2-inch',
    '管道（DN25–50）',
    'pipe of 1 to 2 inch',
    { 'small-hole': 2.8e-5, rupture: 2.6e-6 },
  ],
  [
    'pipe-4-6-inch',
    '管道（DN100–150）',
    'pipe of 4 to 6 inch',
    { 'small-hole': 8e-6, 'medium-hole': 2e-5, rupture: 2.6e-6 },
  ],
  ['pipe-8-inch', '管道（DN200 及以上）', 'pipe of 8 inch and more', COMMON_HOLES],
];
const API_581_RECALLED: readonly Row[] = [
  ['vessel', '容器、塔、反应器', 'vessel, column or reactor', COMMON_HOLES],
  [
    'tank-shell-course',
    '常压储罐罐壁',
    'shell course of an atmospheric tank',
    { 'small-hole': 7e-5, 'medium-hole': 2.5e-5, 'large-hole': 5e-6, rupture: 1e-7 },
  ],
];

const API_581 = 'API RP 581, 3rd ed. 2016 with addendum 2, part 2, table 3.1';

/**
 * Generic failure frequencies by hole size: the classes of API 581 (6.4, 25, 102 mm, rupture) stand for those of AQ/T 3046, which
 * gives none itself (8.2). A pipe is counted by piece.
 */
export const HOLE_CLASS_FREQUENCIES: readonly EquipmentFrequencies[] = [
  ...API_581_READ.map((row) => ({
    ...rowOf(row),
    per: 'year' as const,
    source: API_581,
    isRecalled: false,
  })),
  ...API_581_RECALLED.map((row) => ({
    ...rowOf(row),
    per: 'year' as const,
    source: API_581,
    isRecalled: true,
  })),
];

/** The row of an equipment; null when the table does not have it. */
export function frequenciesOf(
  table: readonly EquipmentFrequencies[],
  id: string,
): EquipmentFrequencies | null {
  return table.find((row) => row.id === id) ?? null;
}

function rowOf([id, zh, en, losses]: Row) {
  return {
    id,
    name: { zh, en },
    losses: Object.entries(losses)
      .filter(([, frequency]) => frequency > 0)
      .map(([kind, frequency]) => ({ kind: kind as LossKind, frequency })),
  };
}
