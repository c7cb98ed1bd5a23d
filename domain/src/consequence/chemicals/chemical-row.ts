import { GAS_CONSTANT_J_PER_MOL_K } from '../constants.ts';
import { toxicProbitOf } from '../effects/toxic-probits.ts';
import type { Chemical, Levels, Sourced, VapourPressure } from './chemical.ts';
import { molarMassKgPerMol } from './molar-mass.ts';
import { sourceText, type SourceKey } from './property-sources.ts';

/** A value, where it was read, and the state or edition it holds for. */
type Cited = readonly [value: number, source: SourceKey, at?: string];
/** Levels 1, 2, 3; null: not published. */
type CitedLevels = readonly [
  one: number | null,
  two: number | null,
  three: number | null,
  source: SourceKey,
];
/** log10(p/bar) = a − b/(T/K + c). */
type CitedAntoine = readonly [
  a: number,
  b: number,
  c: number,
  fromK: number,
  toK: number,
  source: SourceKey,
  deviation?: string,
];

const IDENTITY_KEYS = [
  'cas',
  'name',
  'formula',
  'un',
  'hazardClass',
  'ergGuide',
  'reactivity',
  'note',
] as const;
const CITED_KEYS = [
  'boilingPointK',
  'criticalTemperatureK',
  'criticalPressurePa',
  'liquidDensityKgPerM3',
  'liquidHeatCapacityJPerKgK',
  'vapourHeatCapacityJPerKgK',
  'latentHeatJPerKg',
  'heatOfCombustionJPerKg',
  'lel',
  'uel',
  'burningFluxKgPerM2S',
  'burningFluxKBetaPerM',
  'idlhPpm',
  'oelMgPerM3',
] as const;

type CitedKey = (typeof CITED_KEYS)[number];
type Identity = Pick<Chemical, (typeof IDENTITY_KEYS)[number]>;

/** One substance as it is written in the table. */
export type ChemicalRow = Identity & {
  /** For mixtures only; else it follows from the formula. */
  readonly molarMassKgPerMol?: Cited;
  readonly antoine?: CitedAntoine;
  readonly aegl10?: CitedLevels;
  readonly aegl30?: CitedLevels;
  readonly aegl60?: CitedLevels;
  readonly erpg?: CitedLevels;
} & { readonly [Key in CitedKey]?: Cited };

/**
 * A row with its sources spelled out, its molar mass from the formula, Cp/Cv from the vapour heat capacity and the
 * probits of the two tables that know its CAS number.
 * @throws RangeError for a formula of unknown elements
 */
export function chemicalRow(row: ChemicalRow): Chemical {
  const { antoine, aegl10, aegl30, aegl60, erpg, vapourHeatCapacityJPerKgK: vapour } = row;
  const molarMass = row.molarMassKgPerMol
    ? sourced(row.molarMassKgPerMol)
    : { value: molarMassKgPerMol(row.formula), source: sourceText('atomicWeights') };
  return {
    ...identityOf(row),
    molarMassKgPerMol: molarMass,
    ...citedOf(row),
    ...(vapour && { heatCapacityRatio: heatCapacityRatio(vapour[0], molarMass.value) }),
    ...(antoine && { vapourPressure: vapourPressure(antoine) }),
    ...(aegl10 && { aegl10Ppm: levels(aegl10) }),
    ...(aegl30 && { aegl30Ppm: levels(aegl30) }),
    ...(aegl60 && { aegl60Ppm: levels(aegl60) }),
    ...(erpg && { erpgPpm: levels(erpg) }),
    probits: probitsOf(row.cas),
  };
}

function identityOf(row: ChemicalRow): Identity {
  const known = IDENTITY_KEYS.filter((key) => row[key] !== undefined);
  return Object.fromEntries(known.map((key) => [key, row[key]])) as unknown as Identity;
}

function citedOf(row: ChemicalRow): { [Key in CitedKey]?: Sourced } {
  return Object.fromEntries(
    CITED_KEYS.flatMap((key) => (row[key] ? [[key, sourced(row[key])]] : [])),
  );
}

function sourced([value, source, at]: Cited): Sourced {
  return { value, source: sourceText(source, at) };
}

function heatCapacityRatio(heatCapacityJPerKgK: number, molarMass: number): Sourced {
  const gas = GAS_CONSTANT_J_PER_MOL_K / molarMass;
  const value = heatCapacityJPerKgK / (heatCapacityJPerKgK - gas);
  return { value, source: sourceText('idealGas') };
}

function vapourPressure([a, b, c, fromK, toK, source, at]: CitedAntoine): VapourPressure {
  return { form: 'antoine-log10-bar-K', a, b, c, fromK, toK, source: sourceText(source, at) };
}

function levels([one, two, three, source]: CitedLevels): Levels {
  return {
    ...(one !== null && { 1: one }),
    ...(two !== null && { 2: two }),
    ...(three !== null && { 3: three }),
    source: sourceText(source),
  };
}

function probitsOf(cas: string): Chemical['probits'] {
  const purpleBook = toxicProbitOf(cas, 'purple-book');
  const lees = toxicProbitOf(cas, 'lees');
  return { ...(purpleBook && { purpleBook }), ...(lees && { lees }) };
}
