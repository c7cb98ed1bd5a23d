import { inspect } from 'node:util';

/** A value that must not be printed: logs, JSON and error texts show `[redacted]`, `reveal()` gives it. */
export type Secret = { reveal(): string; toString(): string; toJSON(): string };

const SHOWN = '[redacted]';

export function secret(value: string): Secret {
  return Object.freeze({
    reveal: () => value,
    toString: () => SHOWN,
    toJSON: () => SHOWN,
    [inspect.custom]: () => SHOWN,
  });
}
