import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import { LAYER_GROUPS, type LayerSpec } from '@parkwatch/domain/map/layer-spec';
import { LAYERS } from '@parkwatch/gis-data/layers/index';
import { Session } from '../session/session.ts';
import { stored } from '../theme/stored.ts';
import { fromUrl, readChoices, toUrl, type LayerChoice } from './layer-choice.ts';

/** Which layers are on, in which order, how opaque. Kept per account in this browser. */
@Service({ autoProvided: false })
export class LayerRegistry {
  readonly #session = inject(Session);
  readonly #key = `parkwatch.map.layers.${this.#session.me()?.id ?? 0}`;

  /** The layers that the account has a right to, bottom first as they are defined. */
  readonly specs: readonly LayerSpec[] = LAYERS.filter(({ permission }) =>
    this.#session.can(permission),
  );
  readonly #choices = signal<readonly LayerChoice[]>(
    readChoices(stored.read(this.#key), this.specs),
  );
  readonly choices = this.#choices.asReadonly();

  /** The layers to draw, bottom first. */
  readonly shown = computed(() =>
    this.#choices().flatMap(({ id, isOn, opacity }) => {
      const spec = this.spec(id);
      return spec && isOn ? [{ spec, opacity }] : [];
    }),
  );
  /** The layer tree: groups with their layers, topmost first. */
  readonly tree = computed(() =>
    LAYER_GROUPS.map((group) => ({
      group,
      layers: [...this.#choices()].reverse().flatMap((choice) => {
        const spec = this.spec(choice.id);
        return spec?.group === group ? [{ spec, choice }] : [];
      }),
    })).filter(({ layers }) => layers.length > 0),
  );
  readonly url = computed(() => toUrl(this.#choices(), this.specs));

  constructor() {
    effect(() => stored.write(this.#key, JSON.stringify(this.#choices())));
  }

  spec(id: string): LayerSpec | undefined {
    return this.specs.find((spec) => spec.id === id);
  }

  isOn(id: string): boolean {
    return this.#choices().some((choice) => choice.id === id && choice.isOn);
  }

  setOn(id: string, isOn: boolean): void {
    this.#change(id, (choice) => ({ ...choice, isOn }));
  }

  setOpacity(id: string, opacity: number): void {
    this.#change(id, (choice) => ({ ...choice, opacity: Math.min(1, Math.max(0.05, opacity)) }));
  }

  /** Puts a layer one place higher or lower among the layers of its group. */
  move(id: string, direction: 'up' | 'down'): void {
    const group = this.spec(id)?.group;
    const choices = [...this.#choices()];
    const from = choices.findIndex((choice) => choice.id === id);
    const step = direction === 'up' ? 1 : -1;
    let to = from + step;
    while (choices[to] && this.spec(choices[to]?.id ?? '')?.group !== group) to += step;
    const [one, other] = [choices[from], choices[to]];
    if (!one || !other) return;
    choices[from] = other;
    choices[to] = one;
    this.#choices.set(choices);
  }

  reset(): void {
    this.#choices.set(readChoices(null, this.specs));
  }

  /** Takes the switches of a link. */
  applyUrl(text: string): void {
    this.#choices.set(fromUrl(text, untracked(this.#choices), this.specs));
  }

  #change(id: string, change: (choice: LayerChoice) => LayerChoice): void {
    this.#choices.update((choices) =>
      choices.map((choice) => (choice.id === id ? change(choice) : choice)),
    );
  }
}
