import { Component, computed, inject, input } from '@angular/core';
import type { LayerSpec, ShownAttribute } from '@parkwatch/domain/map/layer-spec';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import { Formats } from '../../i18n/formats.ts';
import { Language } from '../../i18n/language.ts';

/** Any stored feature: the attributes that its layer says are shown. An attribute without a value is a dash, never 0. */
@Component({
  selector: 'pw-panel-feature',
  template: `<dl class="facts">
    @for (row of rows(); track row.label) {
      <dt>{{ row.label }}</dt>
      <dd class="tabular">{{ row.value }}</dd>
    }
  </dl>`,
})
export class PanelFeature {
  readonly #formats = inject(Formats);
  readonly #language = inject(Language);
  readonly spec = input.required<LayerSpec>();
  readonly feature = input.required<MapFeature>();

  protected readonly rows = computed(() =>
    this.spec().attributes.map((attribute) => ({
      label: this.#language.pick(attribute.label),
      value: this.#write(attribute, this.feature().properties[attribute.property]),
    })),
  );

  #write({ codes, digits, unit }: ShownAttribute, value: unknown): string {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      return '–';
    const code = codes?.[String(value)];
    if (code) return this.#language.pick(code);
    if (value === '') return '–';
    const words =
      typeof value === 'number' ? this.#formats.number(value, digits ?? 2) : String(value);
    return unit === undefined ? words : `${words} ${unit}`;
  }
}
