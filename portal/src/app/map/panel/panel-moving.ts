import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formats } from '../../i18n/formats.ts';
import { Tag } from '../../ui/tag.ts';
import { TimeAgo } from '../../ui/time-ago.ts';
import { MapData } from '../data/map-data.ts';

/** A vehicle or vessel: where it was last seen and how long ago. */
@Component({
  selector: 'pw-panel-moving',
  imports: [Tag, TimeAgo, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'map.panel'">
    @if (object(); as object) {
      @if (isStale()) {
        <p>
          <pw-tag tone="grey" strong>{{ t('stalePosition') }}</pw-tag>
        </p>
      }
      <dl class="facts">
        <dt>{{ t('type') }}</dt>
        <dd>{{ t('movingKind.' + object.kind) }}</dd>
        <dt>{{ t('code') }}</dt>
        <dd class="mono">{{ object.code }}</dd>
        <dt>{{ t('speed') }}</dt>
        <dd class="tabular">{{ number(object.speedKmh, 'km/h') }}</dd>
        <dt>{{ t('heading') }}</dt>
        <dd class="tabular">{{ number(object.headingDeg, '°') }}</dd>
        <dt>{{ t('lastSeen') }}</dt>
        <dd><pw-time-ago [at]="object.at" /></dd>
      </dl>
    } @else {
      <p class="muted">{{ t('gone') }}</p>
    }
  </ng-container>`,
  styleUrl: './panel.css',
})
export class PanelMoving {
  readonly #data = inject(MapData);
  readonly #formats = inject(Formats);
  readonly objectId = input.required<number>();

  protected readonly object = computed(() => this.#data.movers.objects().get(this.objectId()));
  protected readonly isStale = computed(
    () =>
      this.#data.feature({ layerId: 'moving-objects', featureId: String(this.objectId()) })
        ?.properties['isStale'] === true,
  );

  protected number(value: number | null, unit: string): string {
    return value === null ? '–' : `${this.#formats.number(value, 0)} ${unit}`;
  }
}
