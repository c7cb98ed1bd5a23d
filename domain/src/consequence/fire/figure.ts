import type { Text } from '../../text/text.ts';

/** One intermediate value of a calculation, for the page that shows how an answer came about. */
export type Figure = {
  /** Stable within one answer, e.g. `flame-length`. */
  readonly key: string;
  readonly label: Text;
  readonly value: number;
  /** `''` for a pure number. */
  readonly unit: string;
};

/** @param unit  `''` for a pure number */
export function figure(key: string, label: Text, value: number, unit: string): Figure {
  return { key, label, value, unit };
}
