import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import { readPoint, readSeries } from '@parkwatch/domain/wire/enterprises';
import { apiResource } from '../api/api-resource.ts';
import { Language } from '../i18n/language.ts';
import { TrendChart } from '../ui/chart/trend-chart.ts';
import { pointTrend } from '../ui/chart/point-trend.ts';
import { StatePanel } from '../ui/state-panel.ts';

const BEFORE_MS = HOUR_MS;
const AFTER_MS = 30 * MINUTE_MS;
/** Longer alarms show their first and last stretch better in a page of their own. */
const LONGEST_MS = 48 * HOUR_MS;

/** The value around the alarm, with its set points. */
@Component({
  selector: 'pw-alarm-trend',
  imports: [StatePanel, TranslocoDirective, TrendChart],
  template: `<pw-state-panel
    *transloco="let t; prefix: 'alarms'"
    [of]="series"
    [emptyText]="t('noSeries')"
    [lines]="4"
  >
    @if (trend(); as trend) {
      <pw-trend-chart [trend]="trend" [label]="t('trend')" />
    }
  </pw-state-panel>`,
})
export class AlarmTrend {
  readonly #language = inject(Language);
  readonly alarm = input.required<Alarm>();

  readonly #window = computed(() => {
    const { raisedAt, clearedAt, lastAt } = this.alarm();
    const fromMs = Date.parse(raisedAt) - BEFORE_MS;
    const toMs = Date.parse(clearedAt ?? lastAt) + AFTER_MS;
    return { fromMs: Math.max(fromMs, toMs - LONGEST_MS), toMs };
  });
  readonly #point = apiResource(readPoint, () => ({ params: { id: this.alarm().point.id } }));
  protected readonly series = apiResource(
    readSeries,
    () => ({
      params: { id: this.alarm().point.id },
      query: {
        from: new Date(this.#window().fromMs).toISOString(),
        to: new Date(this.#window().toMs).toISOString(),
      },
    }),
    { isEmpty: ({ rows }) => rows.length === 0 },
  );
  protected readonly trend = computed(() => {
    const series = this.series.value();
    return (
      series &&
      pointTrend({
        name: this.#language.pick(this.alarm().point.name),
        unit: this.alarm().point.unit,
        series,
        limits: this.#point.value() ?? { ll: null, l: null, h: null, hh: null },
        ...this.#window(),
      })
    );
  });
}
