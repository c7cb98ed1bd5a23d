import type { Text } from '../../text/text.ts';

/** One intermediate value of a calculation, for the page that shows how an answer came about. */
export type Figure = {
  /** Stable within one answer, e.g. `flame-length`. */
  readonly key: string;
  readonly name: Text;
  readonly value: number;
  /** `''` for a pure number. */
  readonly unit: string;
};

/** @param unit  `''` for a pure number */
export function figure(key: string, name: Text, value: number, unit: string): Figure {
  return { key, name, value, unit };
}
