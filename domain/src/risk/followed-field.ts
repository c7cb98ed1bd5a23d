import { presenceOf } from './presence.ts';
import { addSource, emptyField, removeSource, type RiskField } from './risk-field.ts';
import type { RiskSource } from './risk-source.ts';
import { sourceText, zoneBaseText, type ZoneBase, type ZoneInputs } from './zone-inputs.ts';

/** A field that follows its sources: what has not changed is not computed again. */
export type FollowedField = {
  readonly field: RiskField;
  /** The sources in it, in the order in which they were given. */
  sources: readonly RiskSource[];
  readonly texts: Map<string, { readonly text: string; readonly source: RiskSource }>;
  readonly baseText: string;
};

/**
 * The field of these inputs: the one before, changed where sources did; a new one when ground, people or settings are
 * others. Equal to a full computation bit for bit.
 * @throws RangeError for two sources of one id
 */
export function followInputs(before: FollowedField | null, inputs: ZoneInputs): FollowedField {
  const baseText = zoneBaseText(inputs);
  const followed = before?.baseText === baseText ? before : emptyFollowed(inputs, baseText);
  const { field, texts } = followed;
  const seen = new Set<string>();
  for (const source of inputs.sources) {
    if (seen.has(source.id)) throw new RangeError(`two sources are ${source.id}`);
    seen.add(source.id);
    const text = sourceText(source);
    const known = texts.get(source.id);
    if (known?.text === text) {
      // Measured already: what is known of it goes on with it.
      carry(field.footprints, known.source, source);
      carry(field.shares.sums, known.source, source);
    } else {
      if (known !== undefined) removeSource(field, known.source);
      addSource(field, source);
    }
    texts.set(source.id, { text, source });
  }
  for (const [id, { source }] of texts)
    if (!seen.has(id)) {
      removeSource(field, source);
      texts.delete(id);
    }
  followed.sources = inputs.sources;
  return followed;
}

function carry<Known>(to: WeakMap<object, Known>, before: RiskSource, source: RiskSource): void {
  const known = to.get(before);
  if (known !== undefined) to.set(source, known);
}

function emptyFollowed({ grid, people }: ZoneBase, baseText: string): FollowedField {
  const field = emptyField(grid, presenceOf(grid, people));
  return { field, sources: [], texts: new Map(), baseText };
}
