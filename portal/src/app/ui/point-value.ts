import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Point } from '@parkwatch/domain/wire/enterprises';
import { Formats } from '../i18n/formats.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { UnitSymbol } from '../i18n/unit-symbol.ts';
import type { LatestReading } from '../live/live-batcher.ts';
import { Live } from '../live/live.ts';

type Shown = { value: number; atMs: number } | { unknown: string };

/**
 * The value of a point, moving with the live line. A point without a live value says "unknown" and why: never a blank, never 0,
 * never the last value as if it were still true.
 */
@Component({
  selector: 'pw-point-value',
  imports: [TranslocoDirective, UnitSymbol],
  template: `<ng-container *transloco="let t; prefix: 'pointValue'">
    @if (text(); as value) {
      <span class="value tabular" [class.alarm]="isAlarm()"
        >{{ value }} <span class="unit">{{ point().unit | unitSymbol }}</span></span
      >
    } @else {
      <span class="unknown">{{ t('unknown') }} · {{ t('why.' + unknownWhy()) }}</span>
    }
  </ng-container>`,
  styles: `
    .value {
      font-weight: var(--weight-strong);
      white-space: nowrap;
    }
    .unit {
      color: var(--text-2);
      font-weight: 400;
    }
    .alarm {
      color: var(--red-text);
    }
    .unknown {
      padding: 1px 6px;
      border: 1px dashed var(--grey);
      border-radius: var(--radius-1);
      color: var(--grey-text);
      font-size: var(--text-s);
      white-space: nowrap;
    }
  `,
})
export class PointValue {
  readonly #live = inject(Live);
  readonly #formats = inject(Formats);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly point = input.required<Point>();

  readonly #reading = computed(() => this.#live.latest(this.point().id)());
  readonly #shown = computed(() => shownValue(this.point(), this.#reading(), this.#nowMs()));
  protected readonly text = computed(() => {
    const shown = this.#shown();
    return 'value' in shown ? this.#formats.measured(shown.value) : undefined;
  });
  protected readonly unknownWhy = computed(() => {
    const shown = this.#shown();
    return 'unknown' in shown ? shown.unknown : '';
  });
  protected readonly isAlarm = computed(() => isBeyondLimit(this.point(), this.#shown()));
}

/** The newer of the loaded and the live value, if it still counts at `nowMs`. */
export function shownValue(point: Point, reading: LatestReading | undefined, nowMs: number): Shown {
  // Taken out of service by a person: a live value does not bring it back.
  if (point.unknownWhy === 'out-of-service') return { unknown: 'out-of-service' };
  const loaded = point.last && { ...point.last, atMs: Date.parse(point.last.at) };
  const last = reading && (!loaded || reading.atMs >= loaded.atMs) ? reading : loaded;
  if (!last) return { unknown: point.unknownWhy ?? 'never' };
  if (last.quality === 'bad') return { unknown: 'bad-quality' };
  if (nowMs - last.atMs > point.staleS * 1000) return { unknown: 'stale' };
  return { value: last.value, atMs: last.atMs };
}

function isBeyondLimit(point: Point, shown: Shown): boolean {
  if (!('value' in shown)) return false;
  const { h, l } = point;
  return (h !== null && shown.value >= h) || (l !== null && shown.value <= l);
}
