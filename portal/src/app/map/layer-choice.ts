import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

/** What a person has chosen for a layer. The order of a list of choices is the drawing order, bottom first. */
export type LayerChoice = { readonly id: string; readonly isOn: boolean; readonly opacity: number };

export function defaultChoices(specs: readonly LayerSpec[]): LayerChoice[] {
  return specs.map(({ id, isOnAtStart, opacityAtStart }) => ({
    id,
    isOn: isOnAtStart,
    opacity: opacityAtStart,
  }));
}

/**
 * Choices that were kept. Layers that no longer exist are dropped, new ones come in at their default place, and anything
 * that is not a list of choices gives the defaults.
 */
export function readChoices(kept: string | null, specs: readonly LayerSpec[]): LayerChoice[] {
  const defaults = defaultChoices(specs);
  const known = parse(kept).flatMap((choice) => {
    const fallback = defaults.find(({ id }) => id === choice.id);
    return fallback ? [{ ...fallback, ...choice }] : [];
  });
  const result = [...known];
  defaults.forEach((choice, index) => {
    if (!result.some(({ id }) => id === choice.id)) result.splice(index, 0, choice);
  });
  return result;
}

function parse(kept: string | null): LayerChoice[] {
  try {
    const value: unknown = JSON.parse(kept ?? '[]');
    if (!Array.isArray(value)) return [];
    const choices = value.filter(isChoice);
    return choices.filter((one, at) => choices.findIndex(({ id }) => id === one.id) === at);
  } catch {
    return [];
  }
}

function isChoice(value: unknown): value is LayerChoice {
  const { id, isOn, opacity } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    typeof isOn === 'boolean' &&
    typeof opacity === 'number' &&
    opacity >= 0 &&
    opacity <= 1
  );
}

/** The layers whose switch differs from the default, for the URL: `heat,-gates`. Empty when none does. */
export function toUrl(choices: readonly LayerChoice[], specs: readonly LayerSpec[]): string {
  return specs
    .flatMap(({ id, isOnAtStart }) => {
      const isOn = choices.find((choice) => choice.id === id)?.isOn ?? isOnAtStart;
      return isOn === isOnAtStart ? [] : [isOn ? id : `-${id}`];
    })
    .join(',');
}

/** Switches as a URL says, over the defaults: a link shows its reader what its sender saw. Unknown names do nothing. */
export function fromUrl(
  text: string,
  choices: readonly LayerChoice[],
  specs: readonly LayerSpec[],
): LayerChoice[] {
  const on = new Set(specs.filter(({ isOnAtStart }) => isOnAtStart).map(({ id }) => id));
  for (const word of text.split(',')) {
    if (word.startsWith('-')) on.delete(word.slice(1));
    else on.add(word);
  }
  return choices.map((choice) => ({ ...choice, isOn: on.has(choice.id) }));
}
