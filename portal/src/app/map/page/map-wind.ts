import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import { CALM_M_PER_S } from '@parkwatch/domain/incident/wind';
import { readWeather } from '@parkwatch/domain/wire/enterprises';
import { apiResource } from '../../api/api-resource.ts';
import { Amount } from '../../i18n/amount.ts';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { Live } from '../../live/live.ts';

/** The wind against the map's own north: which way a cloud would drift. A stale wind draws no arrow. */
@Component({
  selector: 'pw-map-wind',
  imports: [Amount, TranslocoDirective],
  template: `<figure *transloco="let t; prefix: 'map.wind'" [attr.aria-label]="t('label')">
    <svg viewBox="-32 -32 64 64" aria-hidden="true">
      <circle r="27" class="ring" />
      <g [attr.transform]="'rotate(' + -bearingDeg() + ')'">
        <path class="north" d="M0-31 4-22H-4z" />
        @if (!isCalm() && wind(); as wind) {
          <g class="arrow" [attr.transform]="'rotate(' + (wind.fromDeg + 180) + ')'">
            <path d="M0 20V-12" />
            <path class="head" d="M0-21 7-8 0-11-7-8z" />
          </g>
        }
      </g>
      @if (isCalm()) {
        <circle r="5" class="calm" />
      } @else if (!wind()) {
        <text class="unknown" y="6">?</text>
      }
    </svg>
    <figcaption class="tabular">
      @if (wind(); as wind) {
        @if (isCalm()) {
          {{ t('calm') }}
        } @else {
          {{ wind.speedMs | amount: 1 }} m/s
        }
        @if (weather.value()?.stability; as stability) {
          <span>{{ t('stability', { class: stability }) }}</span>
        }
      } @else {
        <span>{{ t('unknown') }}</span>
      }
    </figcaption>
  </figure>`,
  styles: `
    figure {
      display: grid;
      justify-items: center;
      gap: 2px;
      padding: var(--space-2);
      font-size: var(--text-s);
      line-height: 1.3;
    }
    svg {
      width: 56px;
      height: 56px;
    }
    .ring {
      fill: none;
      stroke: var(--border);
    }
    .north {
      fill: var(--text-2);
    }
    .arrow path {
      fill: none;
      stroke: var(--accent);
      stroke-width: 3;
      stroke-linecap: round;
    }
    .arrow .head {
      fill: var(--accent);
      stroke: none;
    }
    .calm {
      fill: none;
      stroke: var(--accent);
      stroke-width: 3;
    }
    .unknown {
      fill: var(--text-3);
      font-size: 18px;
      text-anchor: middle;
    }
    figcaption {
      display: grid;
      justify-items: center;
      white-space: nowrap;
    }
    figcaption span {
      color: var(--text-3);
      font-size: var(--text-xs);
    }
  `,
})
export class MapWind {
  readonly bearingDeg = input.required<number>();
  protected readonly weather = apiResource(readWeather, () => ({}), {
    reloadOn: inject(Live).resyncs,
  });
  protected readonly wind = computed(() => {
    const now = this.weather.value();
    if (!now || now.isStale || this.weather.isStale()) return undefined;
    if (now.windFromDeg === null || now.windSpeedMs === null) return undefined;
    return { fromDeg: now.windFromDeg, speedMs: now.windSpeedMs };
  });
  /** So weak a wind has no direction that could be relied on. */
  protected readonly isCalm = computed(() => {
    const wind = this.wind();
    return wind !== undefined && wind.speedMs < CALM_M_PER_S;
  });

  constructor() {
    const nowMs = inject(SecondsClock).nowMs;
    const minute = computed(() => Math.floor(nowMs() / MINUTE_MS));
    let seen = untracked(minute);
    effect(() => {
      if (minute() === seen) return;
      seen = minute();
      untracked(() => this.weather.reload());
    });
  }
}
