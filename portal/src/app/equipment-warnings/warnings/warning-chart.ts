import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { HOUR_MS } from '@parkwatch/domain/time/duration';
import { readSeries } from '@parkwatch/domain/wire/enterprises';
import type { EquipmentWarning } from '@parkwatch/domain/wire/equipment-warnings';
import { apiResource } from '../../api/api-resource.ts';
import { Language } from '../../i18n/language.ts';
import { TrendChart } from '../../ui/chart/trend-chart.ts';
import { pointTrend } from '../../ui/chart/point-trend.ts';
import { StatePanel } from '../../ui/state-panel.ts';

const BEFORE_MS = 6 * HOUR_MS;
/** A longer warning shows its last stretch. */
const LONGEST_MS = 48 * HOUR_MS;

/** One point of a warning around its time, with the limit that the rule asks of it. */
@Component({
  selector: 'pw-warning-chart',
  imports: [StatePanel, TranslocoDirective, TrendChart],
  template: `<ng-container *transloco="let t; prefix: 'equipmentWarnings.warnings'">
    <h4>{{ name() }}</h4>
    <pw-state-panel [of]="series" [emptyText]="t('noSeries')" [lines]="4">
      @if (trend(); as trend) {
        <pw-trend-chart [trend]="trend" [label]="t('trendOf', { name: name() })" />
      }
    </pw-state-panel>
  </ng-container>`,
  styles: `
    h4 {
      color: var(--text-2);
      font-size: var(--text-s);
    }
  `,
})
export class WarningChart {
  readonly #language = inject(Language);
  readonly warning = input.required<EquipmentWarning>();
  readonly point = input.required<EquipmentWarning['points'][number]>();

  readonly #window = computed(() => {
    const { since, lastSeenAt, endedAt } = this.warning();
    const toMs = Date.parse(endedAt ?? lastSeenAt);
    const fromMs = Math.max(Date.parse(since) - BEFORE_MS, toMs - LONGEST_MS);
    return { fromMs, toMs };
  });
  protected readonly name = computed(() => this.#language.pick(this.point().name));
  protected readonly series = apiResource(
    readSeries,
    () => ({
      params: { id: this.point().id },
      query: {
        from: new Date(this.#window().fromMs).toISOString(),
        to: new Date(this.#window().toMs).toISOString(),
      },
    }),
    { isEmpty: ({ rows }) => rows.length === 0 },
  );
  protected readonly trend = computed(() => {
    const series = this.series.value();
    if (!series) return undefined;
    const trend = pointTrend({
      ...{ name: this.name(), unit: this.point().unit, series, ...this.#window() },
      limits: { ll: null, l: null, h: null, hh: null },
    });
    const limits = this.warning().numbers.flatMap((number) =>
      number.kind === 'condition' && number.pointId === this.point().id && number.limit !== null
        ? [
            {
              label: this.#language.translate('equipmentWarnings.warnings.limit'),
              value: number.limit,
              tone: 'orange' as const,
            },
          ]
        : [],
    );
    return { ...trend, limits };
  });
}
