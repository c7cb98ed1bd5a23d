import rows from './factors.json' with { type: 'json' };
import { unitOf } from './unit-of.ts';

/** A factor (因子) of Annex B. Units are keys of the park's units, else the standard's own text. */
export type Factor = {
  readonly code: string;
  readonly name: string;
  readonly code2005: string | null;
  /** Of Rtd, Avg, Min, Max and their Zs forms; null where the table cannot be relied on. */
  readonly unit: string | null;
  /** Of Cou, the emission in the interval. */
  readonly emissionUnit: string | null;
};
type Row = readonly [string, string, string | null, string | null, string | null];

/** Annex B as data: code, name, code of HJ/T 212-2005, unit, unit of the emission. */
const factors: readonly Factor[] = (rows as unknown as readonly Row[]).map(
  ([code, name, code2005, unit, emissionUnit]) => ({
    ...{ code, name, code2005 },
    ...{ unit: unitOf(unit), emissionUnit: unitOf(emissionUnit) },
  }),
);

const byCode = new Map<string, Factor>();
for (const factor of factors) {
  const other = byCode.get(factor.code);
  // e701xx and g119xx are in the annex twice with different meanings: such a code says nothing about the unit.
  byCode.set(factor.code, other === undefined ? factor : { ...other, unit: null });
}
const byOldCode = new Map(
  factors.flatMap((factor) =>
    factor.code2005 === null ? [] : [[factor.code2005, factor] as const],
  ),
);

/** Systems (ST) whose old codes are those of water, and of air: the same digits mean other things elsewhere. */
const OLD_CODES: Readonly<Record<string, string>> = {
  ...{ 21: 'w', 24: 'w', 26: 'w', 32: 'w', 33: 'w', 34: 'w', 52: 'w' },
  ...{ 22: 'a', 27: 'a', 31: 'a', 39: 'a', 51: 'a' },
};

/**
 * The factor of a code as it stands in a frame. Codes with a number of the equipment (`e301xx`, `i3331x` in the annex)
 * are found by their beginning; codes of HJ/T 212-2005 only within the medium that the system (ST) measures.
 */
export function factorOf(code: string, st: string): Factor | null {
  const known = byCode.get(code);
  if (known !== undefined) return known;
  const old = byOldCode.get(code);
  if (old !== undefined) return old.code.startsWith(OLD_CODES[st] ?? '-') ? old : null;
  if (code.length !== 6) return null;
  return byCode.get(`${code.slice(0, 4)}xx`) ?? byCode.get(`${code.slice(0, 5)}x`) ?? null;
}
