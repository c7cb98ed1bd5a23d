import { Component, computed, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { comparePriority } from '@parkwatch/domain/alarm/priority';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import { alarmReading } from '../../ui/alarm-reading.ts';
import { Formats } from '../../i18n/formats.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { isUnacknowledged, OpenAlarms } from '../../live/open-alarms.ts';
import { PriorityShape } from '../../ui/priority-shape.ts';
import { TimeAgo } from '../../ui/time-ago.ts';

const MOST = 30;

/** The active alarms, the most urgent and unacknowledged first. A click goes there. */
@Component({
  selector: 'pw-alarm-strip',
  imports: [LocalText, PriorityShape, RouterLink, TimeAgo, TranslocoDirective],
  template: `<section *transloco="let t; prefix: 'map.strip'" [attr.aria-label]="t('title')">
    <a class="head" routerLink="/alarms">
      {{ t('title') }}
      <strong class="tabular" data-alarm-count>{{
        alarms.isUnknown() ? '?' : active().length
      }}</strong>
    </a>
    @if (alarms.isUnknown()) {
      <button type="button" class="unknown" (click)="reload()">{{ t('unknown') }}</button>
    }
    <ul>
      @for (alarm of shown(); track alarm.id) {
        <li>
          <button
            type="button"
            class="alarm {{ alarm.priority }}"
            [class.unack]="isUnacknowledged(alarm)"
            [attr.data-alarm]="alarm.id"
            (click)="chosen.emit(alarm)"
          >
            <pw-priority-shape [priority]="alarm.priority" />
            <span class="name">{{ alarm.point.name | localText }}</span>
            <span class="tabular">{{ reading(alarm) }}</span>
            @if (alarm.clearedAt !== null) {
              <span class="returned">{{ t('returned') }}</span>
            }
            <pw-time-ago class="age" [at]="alarm.raisedAt" />
          </button>
        </li>
      } @empty {
        @if (!alarms.isUnknown()) {
          <li class="none">{{ t('none') }}</li>
        }
      }
    </ul>
    @if (active().length > shown().length) {
      <a class="more" routerLink="/alarms">{{
        t('more', { count: active().length - shown().length })
      }}</a>
    }
  </section>`,
  styleUrl: './alarm-strip.css',
})
export class AlarmStrip {
  readonly #formats = inject(Formats);
  protected readonly alarms = inject(OpenAlarms);
  protected readonly isUnacknowledged = isUnacknowledged;
  readonly chosen = output<Alarm>();

  protected readonly active = computed(() =>
    this.alarms
      .all()
      .toSorted(
        (one, other) =>
          Number(isUnacknowledged(other)) - Number(isUnacknowledged(one)) ||
          comparePriority(one.priority, other.priority) ||
          Date.parse(other.raisedAt) - Date.parse(one.raisedAt),
      ),
  );
  protected readonly shown = computed(() => this.active().slice(0, MOST));

  protected reload(): void {
    void this.alarms.reload();
  }

  protected reading(alarm: Alarm): string {
    return alarmReading(alarm, (value) => this.#formats.measured(value));
  }
}
