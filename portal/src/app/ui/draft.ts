import type { Signal } from '@angular/core';
import { linkedSignal } from '@angular/core';
import type * as z from 'zod';
import { stored } from '../theme/stored.ts';

export type Draft<T> = {
  readonly value: Signal<T>;
  readonly change: (part: Partial<T>) => void;
  /** Sent: there is nothing left to keep. */
  readonly clear: () => void;
};

/**
 * Something half typed that survives a reload, a lost network and a locked phone. What was kept by an older version of the
 * portal and no longer fits is dropped.
 * @param key  one per account and record, so that nobody finds another person's words
 */
export function draft<T extends object>(
  key: () => string,
  schema: z.ZodType<T>,
  empty: () => T,
): Draft<T> {
  const fullKey = () => `parkwatch.draft.${key()}`;
  const value = linkedSignal(() => read(fullKey(), schema) ?? empty());
  return {
    value: value.asReadonly(),
    change(part) {
      value.update((known) => ({ ...known, ...part }));
      stored.write(fullKey(), JSON.stringify(value()));
    },
    clear() {
      value.set(empty());
      stored.remove(fullKey());
    },
  };
}

function read<T>(key: string, schema: z.ZodType<T>): T | undefined {
  const text = stored.read(key);
  if (text === null) return undefined;
  try {
    const kept = schema.safeParse(JSON.parse(text));
    return kept.success ? kept.data : undefined;
  } catch {
    return undefined;
  }
}
