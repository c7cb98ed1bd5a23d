import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { Instant } from '../../i18n/instant.ts';
import { MapData } from '../data/map-data.ts';

/** The moment whose zones are shown: now, or a past one. A past moment is never mistaken for the present. */
@Component({
  selector: 'pw-zone-time',
  imports: [Instant, NzIconDirective, TranslocoDirective],
  template: `<div
    *transloco="let t; prefix: 'map.time'"
    class="time"
    [class.past]="data.asOf() !== null"
  >
    <label>
      <nz-icon nzType="history" />
      <span class="word">{{ data.asOf() === null ? t('now') : t('past') }}</span>
      <input
        type="datetime-local"
        step="60"
        [attr.aria-label]="t('choose')"
        [max]="latest()"
        [value]="local()"
        (change)="choose($event)"
      />
    </label>
    @if (data.asOf() !== null) {
      <button type="button" (click)="data.asOf.set(null)">{{ t('backToNow') }}</button>
    } @else if (data.zones.value(); as set) {
      <span class="muted tabular">{{ t('since', { at: (set.validFrom | instant) }) }}</span>
    }
  </div>`,
  styles: `
    .time {
      display: flex;
      gap: var(--space-2);
      align-items: center;
      height: 40px;
      padding: 0 var(--space-3);
      border-radius: inherit;
      font-size: var(--text-s);
      white-space: nowrap;
    }
    .past {
      background: var(--orange-soft);
      color: var(--orange-text);
    }
    label {
      display: inline-flex;
      gap: var(--space-2);
      align-items: center;
    }
    input {
      width: 22px;
      height: 28px;
      padding: 0;
      border: 0;
      background: none;
      cursor: pointer;
    }
    .past input {
      width: 178px;
    }
    button {
      border: 0;
      background: none;
      color: inherit;
      text-decoration: underline;
      cursor: pointer;
    }
  `,
})
export class ZoneTime {
  protected readonly data = inject(MapData);
  protected readonly local = computed(() => toLocal(this.data.asOf()));
  protected readonly latest = computed(() => toLocal(this.data.zones.value()?.computedAt ?? null));

  protected choose(event: Event): void {
    const atMs = Date.parse((event.target as HTMLInputElement).value);
    this.data.asOf.set(Number.isNaN(atMs) ? null : new Date(atMs).toISOString());
  }
}

/** An instant as the browser's date field wants it: local time without a zone. */
function toLocal(instant: string | null): string {
  if (instant === null) return '';
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
