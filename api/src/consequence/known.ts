import type { Known } from '@parkwatch/domain/consequence/run/run-facts';
import type { Text } from '@parkwatch/domain/text/text';

/** What the person typed: it goes before everything that the park knows. */
export function given<Value>(value: Value): Known<Value> {
  return { value, provenance: 'given', source: null, atMs: null };
}

/** What the registry has; a cell that is empty is unknown. */
export function registered(value: number | null, at: Date | null = null): Known<number> {
  if (value === null) return unknown(NOT_REGISTERED);
  return { value, provenance: 'registry', source: REGISTRY, atMs: at?.getTime() ?? null };
}

/** Nobody knows, and why: the engine will say what it assumes instead. */
export function unknown<Value>(why: Text | null, at: Date | null = null): Known<Value> {
  return { value: null, provenance: 'assumed', source: why, atMs: at?.getTime() ?? null };
}

const REGISTRY = { zh: '设施台账', en: 'facility registry' } as const;
const NOT_REGISTERED = { zh: '设施台账未填', en: 'not in the facility registry' } as const;
