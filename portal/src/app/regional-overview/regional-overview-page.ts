import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import { DAY_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import { LAND_COLOURS, readRegionalOverview } from '@parkwatch/domain/wire/regional-overview';
import type { RegionalEnterprise } from '@parkwatch/domain/wire/regional-overview';
import { readZoneHistory } from '@parkwatch/domain/wire/zone-places';
import { apiResource } from '../api/api-resource.ts';
import { Amount } from '../i18n/amount.ts';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';
import { TrendChart } from '../ui/chart/trend-chart.ts';
import { PageHeader } from '../ui/page-header.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { ColourStrip } from './colour-strip.ts';
import { landTrend } from './land-trend.ts';

const WINDOWS = [7, 30, 90] as const;
const BUCKETS = 180;
/** Figures have no live event of their own: the page is read again this often. */
const RENEW_MS = 5 * MINUTE_MS;

/** Enterprises ranked with how they fared, and the land of the park by colour: for who supervises from afar. */
@Component({
  selector: 'pw-regional-overview-page',
  imports: [
    Amount,
    ColourStrip,
    Column,
    DataTable,
    FormsModule,
    Instant,
    LocalText,
    NzSegmentedModule,
    PageHeader,
    RouterLink,
    StatePanel,
    TranslocoDirective,
    TrendChart,
  ],
  templateUrl: './regional-overview-page.html',
  styleUrl: './regional-overview-page.css',
})
export class RegionalOverviewPage {
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly #resyncs = inject(Live).resyncs;
  readonly #renewal = computed(() => Math.floor(this.#nowMs() / RENEW_MS));

  protected readonly days = signal<number>(30);
  protected readonly windows = computed(() =>
    WINDOWS.map((days) => ({
      value: days,
      label: this.#language.translate('regional.days', { days }),
    })),
  );
  protected readonly overview = apiResource(
    readRegionalOverview,
    () => ({ query: { days: this.days() } }),
    { reloadOn: computed(() => `${this.#resyncs()} ${this.#renewal()}`) },
  );
  readonly #window = computed(() => {
    const toMs = (this.#renewal() + 1) * RENEW_MS;
    return { fromMs: toMs - this.days() * DAY_MS, toMs };
  });
  protected readonly history = apiResource(
    readZoneHistory,
    () => {
      const { fromMs, toMs } = this.#window();
      const [from, to] = [new Date(fromMs).toISOString(), new Date(toMs).toISOString()];
      return { query: { from, to, buckets: BUCKETS } };
    },
    { isEmpty: ({ buckets }) => buckets.every((bucket) => bucket === null) },
  );
  protected readonly trend = computed(() => {
    const history = this.history.value();
    if (!history) return undefined;
    return landTrend(history, this.#window(), {
      red: this.#language.translate('regional.landRed'),
      yellow: this.#language.translate('regional.landYellow'),
    });
  });
  protected readonly counts = computed(() => {
    const items = this.overview.value()?.items ?? [];
    return LAND_COLOURS.map((colour) => ({
      colour,
      number: items.filter((item) => item.colour === colour).length,
    }));
  });
  protected readonly keyOf = ({ enterprise: { id } }: RegionalEnterprise) => id;

  protected open({ enterprise: { id } }: RegionalEnterprise): void {
    void this.#router.navigate(['/enterprises', id]);
  }
}
