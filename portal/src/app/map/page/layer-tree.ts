import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { isDrawnAt } from '@parkwatch/domain/map/layer-state';
import { LAYER_GROUP_TITLES, type LayerSpec } from '@parkwatch/domain/map/layer-spec';
import { LocalText } from '../../i18n/local-text.ts';
import { MapData } from '../data/map-data.ts';
import { LayerRegistry } from '../layer-registry.ts';
import { LegendSwatch } from './legend-swatch.ts';

/** What the tree says of a layer beside its name. `far` = it comes when one goes nearer. */
type Remark = 'loading' | 'error' | 'empty' | 'stale' | 'far' | 'undrawn' | 'none';

/** The layer tree, which is the legend as well: switch, signs, opacity, order, and how the data is. */
@Component({
  selector: 'pw-layer-tree',
  imports: [LegendSwatch, LocalText, NzIconDirective, TranslocoDirective],
  templateUrl: './layer-tree.html',
  styleUrl: './layer-tree.css',
})
export class LayerTree {
  readonly #data = inject(MapData);
  protected readonly registry = inject(LayerRegistry);
  protected readonly titles = LAYER_GROUP_TITLES;

  readonly mPerPx = input.required<number>();
  readonly undrawnIds = input.required<readonly string[]>();

  protected readonly groups = computed(() =>
    this.registry.tree().map(({ group, layers }) => ({
      group,
      layers: layers.map(({ spec, choice }) => ({
        spec,
        choice,
        remark: choice.isOn ? this.#remark(spec) : ('none' as const),
        count: choice.isOn ? this.#data.statusOf(spec).count : 0,
      })),
    })),
  );

  protected reload(spec: LayerSpec): void {
    this.#data.reload(spec);
  }

  protected setOpacity(id: string, event: Event): void {
    this.registry.setOpacity(id, Number((event.target as HTMLInputElement).value) / 100);
  }

  #remark(spec: LayerSpec): Remark {
    if (this.undrawnIds().includes(spec.id)) return 'undrawn';
    const { phase, isStale } = this.#data.statusOf(spec);
    if (phase === 'loading' || phase === 'error') return phase;
    if (isStale) return 'stale';
    if (!isDrawnAt(spec, this.mPerPx())) return 'far';
    return phase === 'empty' ? 'empty' : 'none';
  }
}
