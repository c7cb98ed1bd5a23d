import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formats } from '../../i18n/formats.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { UnitSymbol } from '../../i18n/unit-symbol.ts';
import { OpenAlarms } from '../../live/open-alarms.ts';
import { AlarmStateTag } from '../../ui/alarm-state-tag.ts';
import { PriorityTag } from '../../ui/priority-tag.ts';
import { TimeAgo } from '../../ui/time-ago.ts';

/** An open alarm in short; everything that is done with it is done on the alarm page. */
@Component({
  selector: 'pw-panel-alarm',
  imports: [
    AlarmStateTag,
    LocalText,
    PriorityTag,
    RouterLink,
    TimeAgo,
    TranslocoDirective,
    UnitSymbol,
  ],
  template: `<ng-container *transloco="let t; prefix: 'map.panel'">
    @if (alarm(); as alarm) {
      <p class="tags">
        <pw-priority-tag [priority]="alarm.priority" />
        <pw-alarm-state-tag [state]="alarm.state" />
      </p>
      <dl class="facts">
        <dt>{{ t('value') }}</dt>
        <dd class="tabular">{{ measured(alarm.value) }} {{ alarm.point.unit | unitSymbol }}</dd>
        <dt>{{ t('limit') }}</dt>
        <dd class="tabular">{{ measured(alarm.limit) }} {{ alarm.point.unit | unitSymbol }}</dd>
        <dt>{{ t('raised') }}</dt>
        <dd><pw-time-ago [at]="alarm.raisedAt" /></dd>
        @if (alarm.enterprise; as enterprise) {
          <dt>{{ t('enterprise') }}</dt>
          <dd>{{ enterprise.name | localText }}</dd>
        }
        @if (alarm.facility; as facility) {
          <dt>{{ t('facility') }}</dt>
          <dd>{{ facility.name | localText }}</dd>
        }
      </dl>
      <p class="links">
        <a routerLink="/alarms" [queryParams]="{ alarm: alarm.id }">{{ t('openAlarm') }}</a>
      </p>
    } @else {
      <p class="muted">{{ t('gone') }}</p>
    }
  </ng-container>`,
  styles: `
    .tags {
      display: flex;
      gap: var(--space-2);
    }
  `,
  styleUrl: './panel.css',
})
export class PanelAlarm {
  readonly #alarms = inject(OpenAlarms);
  readonly #formats = inject(Formats);
  readonly alarmId = input.required<number>();
  protected readonly alarm = computed(() =>
    this.#alarms.all().find(({ id }) => id === this.alarmId()),
  );

  protected measured(value: number | null): string {
    return value === null ? '–' : this.#formats.measured(value);
  }
}
