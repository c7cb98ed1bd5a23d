import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import { POINT_KINDS } from '@parkwatch/domain/reading/point-kind';
import { durationText, HOUR_MS } from '@parkwatch/domain/time/duration';
import type { Point } from '@parkwatch/domain/wire/enterprises';
import { readSeries } from '@parkwatch/domain/wire/enterprises';
import { apiResource } from '../api/api-resource.ts';
import { Amount } from '../i18n/amount.ts';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { unitSymbol, UnitSymbol } from '../i18n/unit-symbol.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import type { LatestReading } from '../live/live-batcher.ts';
import { Live } from '../live/live.ts';
import { pointTrend } from '../ui/chart/point-trend.ts';
import { TrendChart } from '../ui/chart/trend-chart.ts';
import { PointService } from '../ui/point-service.ts';
import { PointValue } from '../ui/point-value.ts';
import { StatePanel } from '../ui/state-panel.ts';

const WINDOWS_H = [1, 8, 24, 168] as const;
/** The right end of the chart moves on by this much. */
const STEP_MS = 30_000;

type Row = {
  readonly at: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
};
type Arriving = {
  readonly series: { readonly rows: readonly Row[] } | undefined;
  readonly reading: LatestReading | undefined;
};

/** One point: its value now, its curve, its set points. */
@Component({
  selector: 'pw-point-detail',
  imports: [
    Amount,
    FormsModule,
    Instant,
    LocalText,
    NzSegmentedModule,
    PointService,
    PointValue,
    StatePanel,
    TranslocoDirective,
    TrendChart,
    UnitSymbol,
  ],
  templateUrl: './point-detail.html',
  styleUrl: './point-detail.css',
})
export class PointDetail {
  readonly #language = inject(Language);
  readonly #live = inject(Live);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly point = input.required<Point>();
  /** It was taken out of service, or returned. */
  readonly changed = output();

  protected readonly hours = signal<number>(8);
  protected readonly choices = computed(() =>
    WINDOWS_H.map((hours) => ({
      value: hours,
      label: this.#language.pick(durationText(hours * HOUR_MS)),
    })),
  );
  /** The curve is read once for a point and a length of time; what comes later is added to it live. */
  readonly #asked = computed(() => {
    const toMs = untracked(this.#nowMs);
    return { id: this.point().id, fromMs: toMs - this.hours() * HOUR_MS, toMs };
  });
  protected readonly series = apiResource(
    readSeries,
    () => {
      const { id, fromMs, toMs } = this.#asked();
      const query = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
      return { params: { id }, query };
    },
    { isEmpty: ({ rows }) => rows.length === 0 },
  );
  readonly #arrived = linkedSignal<Arriving, readonly Row[]>({
    source: () => ({
      series: this.series.value(),
      reading: this.#live.latest(this.point().id)(),
    }),
    computation: ({ series, reading }, before) => {
      const known = before && before.source.series === series ? before.value : [];
      const last = known.at(-1) ?? series?.rows.at(-1);
      if (!reading || reading.quality === 'bad') return known;
      const { atMs, value } = reading;
      if (last && Date.parse(last.at) >= atMs) return known;
      return [...known, { at: new Date(atMs).toISOString(), value, min: value, max: value }];
    },
  });
  protected readonly trend = computed(() => {
    const series = this.series.value();
    const { fromMs, toMs } = this.#asked();
    const { unit, name } = this.point();
    const rows = [...(series?.rows ?? []), ...this.#arrived()];
    // No curve is made for nothing: the panel says so instead.
    if (!series || rows.length === 0) return undefined;
    return pointTrend({
      name: this.#language.pick(name),
      unit: unitSymbol(unit),
      series: { ...series, rows },
      limits: this.point(),
      fromMs,
      toMs: Math.max(toMs, Math.ceil(this.#nowMs() / STEP_MS) * STEP_MS),
    });
  });
  /** Of the value that is shown: the loaded one, or a newer one that came live. */
  protected readonly lastAtMs = computed(() => {
    const loaded = this.point().last;
    const reading = this.#live.latest(this.point().id)();
    const times = [loaded && Date.parse(loaded.at), reading?.atMs];
    return Math.max(...times.filter((atMs) => typeof atMs === 'number'));
  });
  protected readonly kind = computed(() => {
    const { kind } = this.point();
    return kind in POINT_KINDS ? POINT_KINDS[kind as keyof typeof POINT_KINDS] : undefined;
  });
  protected readonly staleAfter = computed(() => durationText(this.point().staleS * 1000));
}
