import { Component, computed, inject, input, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { DAY_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import { readPlaceHistory, readPlaceRisk } from '@parkwatch/domain/wire/zone-places';
import { apiResource } from '../../api/api-resource.ts';
import { Amount } from '../../i18n/amount.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { TrendChart } from '../../ui/chart/trend-chart.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { MapData } from '../data/map-data.ts';
import { historyTrend } from './history-trend.ts';
import { Owner } from './owner.ts';

const WINDOW_MS = DAY_MS;

/** One place: how its risk went in the last day, and every reason of its value. */
@Component({
  selector: 'pw-place-risk',
  imports: [Amount, LocalText, Owner, StatePanel, TranslocoDirective, TrendChart],
  template: `<ng-container *transloco="let t; prefix: 'map.panel'">
    <h4>{{ t('placeTrend') }}</h4>
    <pw-state-panel [of]="history" [lines]="4" [emptyText]="t('noTrend')">
      @if (trend(); as trend) {
        <pw-trend-chart [trend]="trend" [label]="t('placeTrend')" />
      }
    </pw-state-panel>
    <details>
      <summary>{{ t('placeWhy') }}</summary>
      <pw-state-panel [of]="risk" [lines]="4">
        @if (risk.value(); as at) {
          @if (at.value === null) {
            <p class="muted">{{ t('placeOutside') }}</p>
          } @else {
            <p class="tabular">
              {{ t('placeValue', { value: at.value | amount: 2 }) }}
              <span class="note">{{
                t('placePresence', { factor: at.presence | amount: 2 })
              }}</span>
            </p>
            <ul>
              @for (reason of at.reasons; track $index) {
                <li>
                  <span>{{ reason.label | localText }}{{ reason | owner }}</span>
                  <span class="tabular">{{ reason.value | amount: 3 }}</span>
                </li>
              } @empty {
                <li class="muted">{{ t('placeNothing') }}</li>
              }
              @if (at.othersValue > 0) {
                <li>
                  <span>{{ t('others') }}</span>
                  <span class="tabular">{{ at.othersValue | amount: 3 }}</span>
                </li>
              }
            </ul>
          }
        }
      </pw-state-panel>
    </details>
  </ng-container>`,
  styles: `
    details {
      margin-top: var(--space-3);
    }
    summary {
      color: var(--accent-text);
      cursor: pointer;
    }
    p {
      margin: var(--space-2) 0;
    }
    .note {
      display: block;
    }
    ul {
      display: grid;
      gap: var(--space-1);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      justify-content: space-between;
      gap: var(--space-3);
      font-size: var(--text-s);
    }
  `,
  styleUrl: './panel.css',
})
export class PlaceRisk {
  readonly #data = inject(MapData);
  readonly #language = inject(Language);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly place = input.required<LonLat>();

  readonly #query = computed(() => {
    const [lon, lat] = this.place();
    return { lon, lat };
  });
  /** Ends at the moment that the map shows; fixed while the same set is shown. */
  readonly #window = computed(() => {
    this.#data.zones.value();
    const asOf = this.#data.asOf();
    const nowMs = Math.ceil(untracked(this.#nowMs) / MINUTE_MS) * MINUTE_MS;
    const toMs = asOf === null ? nowMs : Date.parse(asOf) + MINUTE_MS;
    return { fromMs: toMs - WINDOW_MS, toMs };
  });
  protected readonly history = apiResource(
    readPlaceHistory,
    () => {
      const { fromMs, toMs } = this.#window();
      const window = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
      return { query: { ...this.#query(), ...window } };
    },
    { isEmpty: ({ steps }) => steps.length === 0 },
  );
  protected readonly risk = apiResource(readPlaceRisk, () => {
    const asOf = this.#data.asOf();
    return { query: { ...this.#query(), ...(asOf === null ? {} : { asOf }) } };
  });
  /** From which value on each colour begins. */
  readonly colourFrom = computed(() => this.risk.value()?.colourFrom);
  protected readonly trend = computed(() => {
    const history = this.history.value();
    if (!history) return undefined;
    return historyTrend(history, this.#window(), {
      value: this.#language.translate('map.panel.riskValue'),
      red: this.#language.translate('map.comparison.colours.red'),
      yellow: this.#language.translate('map.comparison.colours.yellow'),
    });
  });
}
