import type { LonLat } from '../geo/lon-lat.ts';
import { frameOf, type Grid } from './grid.ts';
import { presenceOf } from './presence.ts';
import { fromQuanta, toQuanta } from './quantum.ts';
import type { RiskShare } from './risk-shares.ts';
import type { RiskSource } from './risk-source.ts';
import { factorAt, type RiskGround } from './visit-cells.ts';
import type { ZoneBase } from './zone-inputs.ts';

/** The ground of some inputs, ready to ask single places of it. */
export function groundOf({ grid, people }: Pick<ZoneBase, 'grid' | 'people'>): RiskGround {
  return {
    ...{ grid, gridFrame: frameOf(grid), presence: presenceOf(grid, people) },
    footprints: new WeakMap(),
  };
}

/** The cell in which a place lies; null: outside the grid, where nothing is known. */
export function cellAt(grid: Grid, place: LonLat): number | null {
  const { frame, westM, southM } = frameOf(grid);
  const [eastM, northM] = frame.toMetres(place);
  const column = Math.floor((eastM - westM) / grid.cellM);
  const row = Math.floor((northM - southM) / grid.cellM);
  const isInside = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows;
  return isInside ? row * grid.columns + column : null;
}

/** Value of a cell with all reasons that add to it, largest first; their values add up to it exactly. */
export type PlaceRisk = {
  readonly value: number;
  /** Who is there, as a factor from 1 (nobody) to 2 (a crowd, or nobody knows). */
  readonly presence: number;
  readonly reasons: readonly RiskShare[];
};

/** Why a place has its value. The same digits as the field of all these sources has there. */
export function placeRisk(
  ground: RiskGround,
  cell: number,
  sources: readonly RiskSource[],
): PlaceRisk {
  const parts: Omit<RiskShare, 'share'>[] = [];
  let quanta = 0;
  for (const source of sources) {
    const factor = factorAt(source, ground, cell);
    for (const reason of source.reasons) {
      const part = toQuanta(reason.amount * factor);
      if (part === 0) continue;
      quanta += part;
      parts.push({ source, reason, value: fromQuanta(part) });
    }
  }
  const value = fromQuanta(quanta);
  const reasons = parts
    .map((part) => ({ ...part, share: part.value / value }))
    .toSorted(
      (one, other) => other.value - one.value || (one.reason.id < other.reason.id ? -1 : 1),
    );
  return { value, presence: ground.presence[cell]!, reasons };
}

/** Something that held from one moment to the next, ms; `toMs` null: it still does. */
export type During<Held> = {
  readonly held: Held;
  readonly fromMs: number;
  readonly toMs: number | null;
};

/** A value that holds from a moment on, until the next step; null: nothing is stored of then. */
export type ValueStep = { readonly atMs: number; readonly value: number | null };

/**
 * How the value of a place went, as steps: each stored change of a source that reaches it, of who is there or of the grid.
 * @param grounds  which ground counted when; gaps are told as null
 * @param sources  which source counted when
 */
export function placeHistory(
  place: LonLat,
  grounds: readonly During<ZoneBase>[],
  sources: readonly During<RiskSource>[],
): ValueStep[] {
  const changes = new Map<number, number>();
  const known = new Map<number, number>();
  const add = (to: Map<number, number>, atMs: number, by: number): void =>
    void to.set(atMs, (to.get(atMs) ?? 0) + by);
  const built = new Map<ZoneBase, { ground: RiskGround; cell: number | null }>();
  for (const { held: base, fromMs, toMs } of grounds) {
    let on = built.get(base);
    if (on === undefined) {
      on = { ground: groundOf(base), cell: cellAt(base.grid, place) };
      built.set(base, on);
    }
    const { ground, cell } = on;
    if (cell === null) continue;
    add(known, fromMs, 1);
    if (toMs !== null) add(known, toMs, -1);
    for (const { held: source, ...stay } of sources) {
      const [begin, end] = [Math.max(fromMs, stay.fromMs), least(toMs, stay.toMs)];
      if (end !== null && end <= begin) continue;
      const factor = factorAt(source, ground, cell);
      const quanta = source.reasons.reduce((sum, { amount }) => sum + toQuanta(amount * factor), 0);
      if (quanta === 0) continue;
      add(changes, begin, quanta);
      if (end !== null) add(changes, end, -quanta);
    }
  }
  return stepsOf(changes, known);
}

function least(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

function stepsOf(
  changes: ReadonlyMap<number, number>,
  known: ReadonlyMap<number, number>,
): ValueStep[] {
  const moments = [...new Set([...changes.keys(), ...known.keys()])].sort((a, b) => a - b);
  const steps: ValueStep[] = [];
  let [quanta, covers] = [0, 0];
  for (const atMs of moments) {
    quanta += changes.get(atMs) ?? 0;
    covers += known.get(atMs) ?? 0;
    const value = covers > 0 ? fromQuanta(quanta) : null;
    if (steps.at(-1)?.value !== value || steps.length === 0) steps.push({ atMs, value });
  }
  return steps;
}
