import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ALARM_ACTIONS, ALARM_STATE_LABELS } from '@parkwatch/domain/alarm/alarm-state';
import type { AlarmTransition } from '@parkwatch/domain/wire/alarms';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Person } from '../ui/person.ts';

const NAMED: readonly string[] = [...ALARM_ACTIONS, 'confirm'];

/** Who did what when, and why: the whole life of an alarm, newest first. */
@Component({
  selector: 'pw-alarm-transitions',
  imports: [Instant, LocalText, Person, TranslocoDirective],
  template: `<ol *transloco="let t; prefix: 'alarms'">
    @for (step of transitions().toReversed(); track $index) {
      <li>
        <time class="tabular">{{ step.at | instant: 'full' }}</time>
        <p>
          <strong>{{ nameOf(step.action) }}</strong>
          <pw-person [of]="step.by" />
          <span class="muted">· {{ labels[step.to] | localText }}</span>
        </p>
        @if (step.why) {
          <p class="why">{{ step.why | localText }}</p>
        }
      </li>
    }
  </ol>`,
  styles: `
    ol {
      display: grid;
      gap: var(--space-3);
      padding-left: var(--space-4);
      border-left: 2px solid var(--divider);
    }
    li {
      position: relative;
    }
    li::before {
      content: '';
      position: absolute;
      top: 6px;
      left: calc(-1 * var(--space-4) - 5px);
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: var(--accent);
    }
    time {
      color: var(--text-3);
      font-size: var(--text-s);
    }
    strong {
      margin-right: var(--space-2);
    }
    .why {
      color: var(--text-2);
    }
  `,
})
export class AlarmTransitions {
  readonly #language = inject(Language);
  readonly transitions = input.required<readonly AlarmTransition[]>();
  protected readonly labels = ALARM_STATE_LABELS;

  protected nameOf(action: string): string {
    return NAMED.includes(action) ? this.#language.translate(`alarms.action.${action}`) : action;
  }
}
