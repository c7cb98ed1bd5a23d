import { Component, computed, inject, input, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Text } from '@parkwatch/domain/text/text';
import { readMajorHazardSurroundings } from '@parkwatch/domain/wire/major-hazards';
import { apiResource } from '../../api/api-resource.ts';
import { Live } from '../../live/live.ts';
import { ParkMap } from '../../map/embed/park-map.ts';
import { LegendSwatch } from '../../map/page/legend-swatch.ts';
import { areaLayers, boundsOf, HAZARD_LEGEND, markLayers } from './hazard-layers.ts';

/** The unit, the works that it stands in, and 500 m around that with who lives there. */
@Component({
  selector: 'pw-hazard-map',
  imports: [LegendSwatch, ParkMap, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'majorHazards.map'">
    <pw-park-map [zones]="zones()" [marks]="marks()" [bounds]="bounds()" />
    <ul class="legend">
      @for (one of legend; track one.key) {
        <li><pw-legend-swatch [swatch]="one.swatch" /> {{ t(one.key) }}</li>
      }
    </ul>
    @if (around.error()) {
      <p class="failed" role="alert">{{ t('failed') }}</p>
    }
  </ng-container>`,
  styles: `
    :host {
      position: relative;
      display: grid;
    }
    .legend {
      position: absolute;
      top: var(--space-2);
      left: var(--space-2);
      display: grid;
      gap: 2px;
      padding: var(--space-1) var(--space-2);
      border: 1px solid var(--divider);
      border-radius: var(--radius-2);
      background: var(--overlay);
      font-size: var(--text-s);
    }
    li {
      display: flex;
      align-items: center;
      gap: var(--space-2);
    }
    pw-legend-swatch {
      width: 26px;
    }
    .failed {
      position: absolute;
      bottom: var(--space-3);
      left: var(--space-3);
      padding: var(--space-1) var(--space-3);
      border: 1px solid var(--red);
      border-radius: var(--radius-2);
      background: var(--red-soft);
      color: var(--red-text);
    }
  `,
})
export class HazardMap {
  readonly unitId = input.required<number>();
  readonly name = input.required<Text>();
  readonly map = viewChild(ParkMap);
  protected readonly legend = HAZARD_LEGEND;
  protected readonly around = apiResource(
    readMajorHazardSurroundings,
    () => ({ params: { id: this.unitId() } }),
    { reloadOn: inject(Live).resyncs, isEmpty: () => false },
  );
  readonly #features = computed(() => this.around.value()?.features ?? []);
  protected readonly zones = computed(() => areaLayers(this.#features()));
  protected readonly marks = computed(() => markLayers(this.#features(), this.name()));
  protected readonly bounds = computed(() => boundsOf(this.#features()));
}
