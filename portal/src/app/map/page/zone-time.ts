import { Component, computed, type ElementRef, inject, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { Instant } from '../../i18n/instant.ts';
import { MapData } from '../data/map-data.ts';
import { ZoneStateNote } from '../panel/zone-state-note.ts';

/** The moment whose zones are shown: now, or a past one. A past moment is never mistaken for the present. */
@Component({
  selector: 'pw-zone-time',
  imports: [Instant, NzIconDirective, TranslocoDirective, ZoneStateNote],
  template: `<div
    *transloco="let t; prefix: 'map.time'"
    class="time"
    [class.past]="data.asOf() !== null"
  >
    <button
      type="button"
      class="pick"
      [attr.aria-label]="t('choose')"
      [title]="t('choose')"
      (click)="open()"
    >
      <nz-icon nzType="history" />
      @if (data.asOf(); as at) {
        {{ t('past') }} <span class="tabular">{{ at | instant }}</span>
      } @else {
        {{ t('now') }}
      }
    </button>
    <input
      #field
      type="datetime-local"
      step="60"
      tabindex="-1"
      aria-hidden="true"
      [max]="latest()"
      [value]="local()"
      (change)="choose($event)"
    />
    @if (data.asOf() !== null) {
      <button type="button" class="back" (click)="data.asOf.set(null)">{{ t('backToNow') }}</button>
    } @else if (data.zones.value(); as set) {
      <span class="muted tabular">{{ t('since', { at: (set.validFrom | instant) }) }}</span>
    }
    <pw-zone-state-note />
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
    .time {
      position: relative;
    }
    input {
      position: absolute;
      bottom: 0;
      left: 0;
      width: 1px;
      height: 1px;
      border: 0;
      opacity: 0;
      pointer-events: none;
    }
    .pick {
      display: inline-flex;
      gap: var(--space-2);
      align-items: center;
      height: 100%;
      padding: 0;
      border: 0;
      background: none;
      cursor: pointer;
    }
    .back {
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
  protected readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly local = computed(() => toLocal(this.data.asOf()));
  protected readonly latest = computed(() => toLocal(this.data.zones.value()?.computedAt ?? null));

  protected open(): void {
    this.field().nativeElement.showPicker();
  }

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
