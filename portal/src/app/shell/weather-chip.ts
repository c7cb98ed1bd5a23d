import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzTooltipDirective } from 'ng-zorro-antd/tooltip';
import { CALM_M_PER_S } from '@parkwatch/domain/incident/wind';
import {
  WEATHER_WARNING_KINDS,
  WEATHER_WARNING_LEVELS,
} from '@parkwatch/domain/weather/warning-words';
import type { WeatherWarning } from '@parkwatch/domain/wire/weather-warnings';
import { readWeather } from '@parkwatch/domain/wire/enterprises';
import { apiResource } from '../api/api-resource.ts';
import { Amount } from '../i18n/amount.ts';
import { Formats } from '../i18n/formats.ts';
import { Language } from '../i18n/language.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { Tag } from '../ui/tag.ts';

const RENEW_S = 60;
/** Wind names: sixteen points would be more than a glance can take. */
const POINTS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;

/** Wind and temperature. A stale reading is said to be stale and draws no arrow: a wrong wind is worse than none. */
@Component({
  selector: 'pw-weather-chip',
  imports: [Amount, NzTooltipDirective, RouterLink, Tag, TranslocoDirective],
  template: `<span
    *transloco="let t; prefix: 'weather'"
    class="chip"
    nz-tooltip
    [nzTooltipTitle]="detail()"
  >
    @if (isCalm()) {
      <span>{{ t('calm') }}</span>
    } @else if (wind(); as wind) {
      <svg class="arrow" viewBox="0 0 16 16" aria-hidden="true" [style.rotate]="wind.toDeg + 'deg'">
        <path d="M8 1.5 12.5 14 8 11 3.5 14z" />
      </svg>
      <span>{{ t('from.' + wind.from) }} {{ wind.speedMs | amount: 1 }} m/s</span>
    } @else {
      <span class="unknown">{{ t('unknown') }}</span>
    }
    @if (temperatureC() !== null) {
      <span>{{ temperatureC() | amount: 0 }} °C</span>
    }
    @if (worst(); as warning) {
      <a [routerLink]="canOpen ? '/weather-rules' : null">
        <pw-tag [tone]="warning.level" strong>{{ warning.words }}</pw-tag>
      </a>
    }
  </span>`,
  styles: `
    :host {
      display: inline-flex;
    }
    .chip {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      color: var(--text-2);
      font-size: var(--text-s);
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    .arrow {
      width: 14px;
      height: 14px;
      fill: var(--accent);
    }
    .unknown {
      font-style: italic;
    }
  `,
})
export class WeatherChip {
  readonly #formats = inject(Formats);
  readonly #language = inject(Language);
  readonly #nowMs = inject(SecondsClock).nowMs;
  /** What the warnings do, and what enterprises are told for them. */
  protected readonly canOpen = inject(Session).can('weather-reminder.read');
  readonly #weather = apiResource(readWeather, () => ({}), { reloadOn: inject(Live).resyncs });

  protected readonly wind = computed(() => {
    const now = this.#weather.value();
    if (!now || now.isStale || this.#weather.isStale()) return undefined;
    if (now.windSpeedMs === null || now.windFromDeg === null) return undefined;
    const from = POINTS[Math.round(now.windFromDeg / 45) % 8] ?? 'n';
    return { from, speedMs: now.windSpeedMs, toDeg: (now.windFromDeg + 180) % 360 };
  });
  /** So weak a wind has no direction that could be relied on. */
  protected readonly isCalm = computed(() => {
    const wind = this.wind();
    return wind !== undefined && wind.speedMs < CALM_M_PER_S;
  });
  protected readonly temperatureC = computed(() => {
    const now = this.#weather.value();
    return !now || now.isStale ? null : now.temperatureC;
  });
  /** The worst warning signal in force, and how many more there are. */
  protected readonly worst = computed(() => {
    const [worst, ...others] = this.#weather.value()?.warnings ?? [];
    if (worst === undefined) return undefined;
    const more = others.length > 0 ? ` +${others.length}` : '';
    return { level: worst.level, words: `${this.#wordsOf(worst)}${more}` };
  });
  protected readonly detail = computed(() => {
    const warnings = this.#weather.value()?.warnings ?? [];
    return [this.#conditions(), ...warnings.map((one) => this.#wordsOf(one))].join(' · ');
  });
  readonly #conditions = computed(() => {
    const at = this.#weather.value()?.at;
    if (!at) return this.#language.translate('weather.never');
    const values = {
      at: this.#formats.instant(at, 'full'),
      stability: this.#weather.value()?.stability ?? '–',
    };
    return this.#language.translate('weather.detail', values);
  });

  #wordsOf({ kind, level }: WeatherWarning): string {
    return this.#language.translate('weather.warning', {
      kind: this.#language.pick(WEATHER_WARNING_KINDS[kind]),
      level: this.#language.pick(WEATHER_WARNING_LEVELS[level]),
    });
  }

  constructor() {
    const minute = computed(() => Math.floor(this.#nowMs() / 1000 / RENEW_S));
    let seen = untracked(minute);
    effect(() => {
      if (minute() === seen) return;
      seen = minute();
      untracked(() => this.#weather.reload());
    });
  }
}
