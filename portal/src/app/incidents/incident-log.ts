import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { IncidentDetail } from '@parkwatch/domain/wire/incidents';
import { Instant } from '../i18n/instant.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Person } from '../ui/person.ts';

/** Actions that have words; another one is shown by its own name. */
const NAMED = [
  'opened',
  'alarm-joined',
  'order-acknowledged',
  'order-refused',
  'order-corrected',
  'order-raised',
  'order-overdue',
  'closed',
];

/** What happened in the incident, the newest first. */
@Component({
  selector: 'pw-incident-log',
  imports: [Instant, LocalText, Person, TranslocoDirective],
  template: `<ol *transloco="let t; prefix: 'incidentLog'">
    @for (line of lines(); track $index) {
      <li>
        <time [attr.datetime]="line.at">{{ line.at | instant: 'time' }}</time>
        <div>
          <strong>{{ line.isNamed ? t('action.' + line.action) : line.action }}</strong>
          @if (line.enterprise; as enterprise) {
            <span class="whom" [title]="enterprise.code">{{ enterprise.name | localText }}</span>
          }
          <pw-person [of]="line.by" [besideEnterprise]="line.enterprise?.code ?? null" />
          @if (line.text) {
            <p>{{ line.text | localText }}</p>
          }
        </div>
      </li>
    } @empty {
      <li class="muted">{{ t('none') }}</li>
    }
  </ol>`,
  styles: `
    ol {
      display: grid;
      gap: var(--space-3);
    }
    li {
      display: grid;
      grid-template-columns: 64px minmax(0, 1fr);
      gap: var(--space-2);
    }
    time {
      color: var(--text-2);
    }
    strong,
    .whom {
      margin-right: var(--space-2);
    }
    p {
      color: var(--text-2);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class IncidentLog {
  readonly log = input.required<IncidentDetail['log']>();
  protected readonly lines = computed(() =>
    this.log()
      .map((line) => ({
        ...line,
        isNamed: NAMED.includes(line.action),
      }))
      .toSorted((a, b) => b.at.localeCompare(a.at)),
  );
}
