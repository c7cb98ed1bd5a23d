import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { readAlarm } from '@parkwatch/domain/wire/alarms';
import type * as z from 'zod';
import type { ApiResource } from '../../api/api-resource.ts';
import { Amount } from '../../i18n/amount.ts';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { UnitSymbol } from '../../i18n/unit-symbol.ts';
import { PriorityTag } from '../../ui/priority-tag.ts';
import { StatePanel } from '../../ui/state-panel.ts';

type AlarmAnswer = z.infer<NonNullable<(typeof readAlarm)['response']>>;

/** The alarm that a report starts from: its record is the evidence. */
@Component({
  selector: 'pw-alarm-evidence',
  imports: [Amount, Instant, LocalText, PriorityTag, StatePanel, TranslocoDirective, UnitSymbol],
  template: `<section class="panel" *transloco="let t; prefix: 'dangerReport'">
    <pw-state-panel [of]="alarm()" [lines]="2">
      @if (alarm().value()?.alarm; as alarm) {
        <h2>{{ t('fromAlarm') }}</h2>
        <p>
          <pw-priority-tag [priority]="alarm.priority" />
          <strong>{{ alarm.point.name | localText }}</strong>
          <span class="mono muted">{{ alarm.point.code }}</span>
          <span class="tabular"
            >{{ alarm.value | amount: 3 }} {{ alarm.point.unit | unitSymbol }}</span
          >
          <span class="muted">{{ alarm.raisedAt | instant: 'full' }}</span>
        </p>
      }
    </pw-state-panel>
  </section>`,
  styles: `
    .panel {
      padding: var(--space-4);
    }
    h2 {
      margin-bottom: var(--space-2);
      color: var(--text-2);
      font-size: var(--text-m);
      font-weight: 400;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-3);
    }
  `,
})
export class AlarmEvidence {
  readonly alarm = input.required<ApiResource<AlarmAnswer>>();
}
