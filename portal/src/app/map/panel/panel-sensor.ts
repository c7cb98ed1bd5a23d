import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { Point } from '@parkwatch/domain/wire/enterprises';
import { readPoint, readSeries } from '@parkwatch/domain/wire/enterprises';
import { apiResource } from '../../api/api-resource.ts';
import { Amount } from '../../i18n/amount.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { UnitSymbol } from '../../i18n/unit-symbol.ts';
import { Live } from '../../live/live.ts';
import { pointTrend } from '../../ui/chart/point-trend.ts';
import { TrendChart } from '../../ui/chart/trend-chart.ts';
import { PointService } from '../../ui/point-service.ts';
import { PointValue } from '../../ui/point-value.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { TimeAgo } from '../../ui/time-ago.ts';
import { MapData } from '../data/map-data.ts';

const WINDOW_MS = 6 * HOUR_MS;

/** A sensor: its value now, its set points, and the last hours as a chart. */
@Component({
  selector: 'pw-panel-sensor',
  imports: [
    Amount,
    LocalText,
    PointService,
    PointValue,
    StatePanel,
    TimeAgo,
    TranslocoDirective,
    TrendChart,
    UnitSymbol,
  ],
  template: `<ng-container *transloco="let t; prefix: 'map.panel'">
    <pw-state-panel [of]="point" live [lines]="3">
      @if (point.value(); as shown) {
        <p class="value" data-sensor-value>
          <pw-point-value [point]="shown" />
          <small><pw-time-ago [at]="lastAt()" /></small>
        </p>
        <dl class="facts">
          @if (shown.substance; as substance) {
            <dt>{{ t('substance') }}</dt>
            <dd>{{ substance.name | localText }}</dd>
          }
          <dt>{{ t('limits') }}</dt>
          <dd class="tabular">
            @for (limit of limits(); track limit.name) {
              <span>{{ limit.name }} {{ limit.value | amount }}&ensp;</span>
            } @empty {
              {{ t('noLimits') }}
            }
            <span class="muted">{{ shown.unit | unitSymbol }}</span>
          </dd>
          <dt>{{ t('range') }}</dt>
          <dd class="tabular">
            {{ shown.rangeLow | amount }} – {{ shown.rangeHigh | amount }}
            {{ shown.unit | unitSymbol }}
          </dd>
          @if (shown.facilityId; as facilityId) {
            <dt>{{ t('facility') }}</dt>
            <dd>
              <button
                nz-button
                class="link"
                type="button"
                (click)="facilityChosen.emit(facilityId)"
              >
                {{ t('showFacility') }}
              </button>
            </dd>
          }
        </dl>
        <p class="service"><pw-point-service [point]="shown" (changed)="renew($event)" /></p>
      }
    </pw-state-panel>
    <section>
      <h4>{{ t('lastHours') }}</h4>
      <pw-state-panel [of]="series" [lines]="5" [emptyText]="t('noSeries')">
        @if (trend(); as trend) {
          <pw-trend-chart [trend]="trend" [label]="t('lastHours')" />
        }
      </pw-state-panel>
    </section>
  </ng-container>`,
  styles: `
    .service {
      margin: var(--space-3) 0 0;
    }
    .service:not(:has(button)) {
      display: none;
    }
    .link {
      padding: 0;
      border: 0;
      background: none;
      color: var(--accent-text);
      cursor: pointer;
    }
  `,
  styleUrl: './panel.css',
})
export class PanelSensor {
  readonly #language = inject(Language);
  readonly #live = inject(Live);
  readonly #data = inject(MapData);
  readonly #minute = computed(() => Math.floor(this.#nowMs() / MINUTE_MS));
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly pointId = input.required<number>();
  readonly facilityChosen = output<number>();

  protected readonly point = apiResource(readPoint, () => ({ params: { id: this.pointId() } }), {
    reloadOn: this.#live.resyncs,
  });
  /** Fixed when the point is chosen: the window slides by reloading, not by making another request each second. */
  readonly #window = computed(() => {
    this.pointId();
    const toMs = untracked(this.#minute) * MINUTE_MS + MINUTE_MS;
    return { fromMs: toMs - WINDOW_MS, toMs: toMs + HOUR_MS };
  });
  protected readonly series = apiResource(
    readSeries,
    () => ({
      params: { id: this.pointId() },
      query: {
        from: new Date(this.#window().fromMs).toISOString(),
        to: new Date(this.#window().toMs).toISOString(),
      },
    }),
    { isEmpty: ({ rows }) => rows.length === 0 },
  );
  protected readonly lastAt = computed(() => {
    const reading = this.#live.latest(this.pointId())();
    return reading ? new Date(reading.atMs).toISOString() : (this.point.value()?.last?.at ?? null);
  });
  protected readonly limits = computed(() => {
    const point = this.point.value();
    const names = ['hh', 'h', 'l', 'll'] as const;
    return names.flatMap((name) => {
      const value = point?.[name];
      return value == null ? [] : [{ name: name.toUpperCase(), value }];
    });
  });
  protected readonly trend = computed(() => {
    const series = this.series.value();
    const point = this.point.value();
    if (!series || !point) return undefined;
    const { fromMs } = this.#window();
    const toMs = this.#minute() * MINUTE_MS + MINUTE_MS;
    const name = this.#language.pick(point.name);
    return pointTrend({ name, unit: point.unit, series, limits: point, fromMs, toMs });
  });

  constructor() {
    let seen = untracked(this.#minute);
    effect(() => {
      if (this.#minute() === seen) return;
      seen = this.#minute();
      untracked(() => this.series.reload());
    });
  }

  /** Taken out of service or returned: here at once, on the map with the next answer. */
  protected renew(point: Point): void {
    this.point.update(() => point);
    this.#data.sensors.resource.reload();
  }
}
