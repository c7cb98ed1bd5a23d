import type { Text } from '../../text/text.ts';
import { instantText } from './instant-text.ts';
import type { Provenance } from './provenance.ts';
import type { Known } from './run-facts.ts';

/** A number that went into a run, as its page shows it. */
export type ShownInput = {
  readonly key: string;
  readonly label: Text;
  readonly value: number | string;
  readonly unit: string | null;
  readonly provenance: Provenance;
  readonly source: Text | null;
  readonly at: string | null;
};

/** What an input is called, and how its SI value is shown. */
export type InputLook = {
  readonly key: string;
  readonly label: Text;
  readonly unit: string | null;
  /** From SI to the unit shown. */
  readonly shown: (value: number) => number;
};

/** Collects what a run takes in, so that nothing is taken without being told. */
export type InputLog = {
  readonly inputs: ShownInput[];
  /** Takes what is known, else the fallback, which is told as an assumption with its reason. */
  take(look: InputLook, known: Known<number>, fallback: Fallback): number;
  /** Tells a value that is no number, or was computed on the way. */
  tell(input: ShownInput): void;
};
export type Fallback = { readonly value: number; readonly why: Text; readonly as?: Provenance };

export function inputLog(): InputLog {
  const inputs: ShownInput[] = [];
  return {
    inputs,
    tell: (input) => inputs.push(input),
    take(look, known, fallback) {
      const { key, label, unit, shown } = look;
      const isKnown = known.value !== null;
      const value = known.value ?? fallback.value;
      inputs.push({
        key,
        label,
        unit,
        value: rounded(shown(value)),
        provenance: isKnown ? known.provenance : (fallback.as ?? 'assumed'),
        source: isKnown ? known.source : whyAssumed(fallback.why, known.source),
        at: isKnown && known.atMs !== null ? instantText(known.atMs) : null,
      });
      return value;
    },
  };
}

/** What is taken instead, and why nothing was known: a silent sensor is named. */
function whyAssumed(why: Text, unknown: Text | null): Text {
  if (unknown === null) return why;
  return { zh: `${why.zh}（${unknown.zh}）`, en: `${why.en} (${unknown.en})` };
}

/** Six figures: what is shown must not change with the last bit of a conversion. */
export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** SI value, unit the same. */
export const asIs = (value: number): number => value;
