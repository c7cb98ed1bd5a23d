import { Component, computed, effect, inject, output, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import { readZoneHistory } from '@parkwatch/domain/wire/zone-places';
import { apiResource } from '../../api/api-resource.ts';
import { Formats } from '../../i18n/formats.ts';
import { Instant } from '../../i18n/instant.ts';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { MapData } from '../data/map-data.ts';
import { historyBars, momentAt, shareOf, stepped } from './time-window.ts';
import type { PartedWindow } from './time-window.ts';

const BUCKETS = 180;
/** How long a moment stays while the past is played, ms: the eye needs to find what changed. */
const PLAY_MS = 900;
const RANGES = [
  { key: 'hour', ms: HOUR_MS },
  { key: 'day', ms: DAY_MS },
  { key: 'week', ms: 7 * DAY_MS },
  { key: 'quarter', ms: 90 * DAY_MS },
] as const;

/** The last 90 days under the map: how much was red and yellow when; a moment is chosen by hand, keys, or played. */
@Component({
  selector: 'pw-time-slider',
  imports: [Instant, NzIconDirective, TranslocoDirective],
  templateUrl: './time-slider.html',
  styleUrl: './time-slider.css',
})
export class TimeSlider {
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly #formats = inject(Formats);
  protected readonly data = inject(MapData);
  readonly closed = output();

  protected readonly ranges = RANGES;
  protected readonly range = signal<(typeof RANGES)[number]>(RANGES[1]);
  protected readonly isPlaying = signal(false);
  /** The end follows the clock by the minute, not by the second: what lies under the finger stays there. */
  readonly #endMs = computed(() => Math.ceil(this.#nowMs() / MINUTE_MS) * MINUTE_MS);
  protected readonly window = computed<PartedWindow>(() => {
    const toMs = this.#endMs();
    return { fromMs: toMs - this.range().ms, toMs, parts: BUCKETS };
  });
  protected readonly history = apiResource(readZoneHistory, () => {
    const { fromMs, toMs } = this.window();
    const [from, to] = [new Date(fromMs).toISOString(), new Date(toMs).toISOString()];
    return { query: { from, to, buckets: BUCKETS } };
  });
  protected readonly bars = computed(() => historyBars(this.history.value()?.buckets ?? []));
  protected readonly buckets = BUCKETS;

  protected readonly shownMs = computed(() => {
    const asOf = this.data.asOf();
    return asOf === null ? this.window().toMs : Date.parse(asOf);
  });
  protected readonly thumbPct = computed(() => shareOf(this.shownMs(), this.window()) * 100);
  protected readonly pinPct = computed(() => {
    const pinned = this.data.comparedTo();
    return pinned === null ? null : shareOf(Date.parse(pinned), this.window()) * 100;
  });
  protected readonly ticks = computed(() => {
    const { fromMs, toMs } = this.window();
    const style = this.range().ms > 2 * DAY_MS ? ('day' as const) : ('minute' as const);
    return [0, 0.25, 0.5, 0.75].map((share) => ({
      pct: share * 100,
      text: this.#formats.instant(fromMs + share * (toMs - fromMs), style),
    }));
  });
  protected readonly valueText = computed(() => this.#formats.instant(this.shownMs(), 'full'));

  constructor() {
    effect((onCleanup) => {
      if (!this.isPlaying()) return;
      const timer = setInterval(() => untracked(() => this.#playOn()), PLAY_MS);
      onCleanup(() => clearInterval(timer));
    });
  }

  protected setRange(range: (typeof RANGES)[number]): void {
    this.range.set(range);
  }

  protected play(): void {
    // Played from the end it begins anew: there is nothing after now.
    if (!this.isPlaying() && this.data.asOf() === null) this.#show(this.window().fromMs);
    this.isPlaying.update((is) => !is);
  }

  protected drag(event: PointerEvent): void {
    const track = event.currentTarget as HTMLElement;
    if (event.type === 'pointerdown') {
      if (event.button !== 0) return;
      track.setPointerCapture(event.pointerId);
      this.isPlaying.set(false);
    } else if (!track.hasPointerCapture(event.pointerId)) return;
    const { left, width } = track.getBoundingClientRect();
    this.#show(momentAt((event.clientX - left) / width, this.window()));
  }

  protected steer(event: KeyboardEvent): void {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 }[event.key];
    if (by !== undefined) this.#show(stepped(this.shownMs(), by, this.window()));
    else if (event.key === 'Home') this.#show(this.window().fromMs);
    else if (event.key === 'End') this.#show(this.window().toMs);
    else return;
    event.preventDefault();
  }

  protected pin(): void {
    const at = new Date(Math.min(this.shownMs(), this.#nowMs())).toISOString();
    this.data.comparedTo.update((pinned) => (pinned === null ? at : null));
  }

  protected close(): void {
    this.isPlaying.set(false);
    this.closed.emit();
  }

  #playOn(): void {
    if (this.data.zones.isLoading()) return;
    this.#show(stepped(this.shownMs(), 1, this.window()));
    if (this.data.asOf() === null) this.isPlaying.set(false);
  }

  /** The end of the window is now, and follows it; before the record begins there is nothing to show. */
  #show(atMs: number): void {
    const { toMs } = this.window();
    const keptFrom = this.history.value()?.keptFrom ?? null;
    const shownMs = keptFrom === null ? atMs : Math.max(atMs, Date.parse(keptFrom));
    this.data.asOf.set(shownMs >= toMs ? null : new Date(shownMs).toISOString());
  }
}
