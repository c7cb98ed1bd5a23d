import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { WeatherReminder } from '@parkwatch/domain/wire/weather-rules';
import { Countdown } from '../../ui/countdown.ts';
import type { Tone } from '../../ui/tag.ts';
import { Tag } from '../../ui/tag.ts';

const TONES = {
  done: 'green',
  'in-progress': 'blue',
  'not-applicable': 'grey',
  none: 'grey',
} as const;

/** How far a reminder is: its answer, or the time that is left for one; one that has ended awaits none. */
@Component({
  selector: 'pw-answer-tag',
  imports: [Countdown, Tag, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'weatherRules.answer'">
    @if (shown(); as word) {
      <pw-tag [tone]="tone()" [strong]="reminder().isOverdue">{{ t('state.' + word) }}</pw-tag>
    }
    @if (reminder().endedAt === null && reminder().dueAt; as due) {
      <pw-countdown [until]="due" />
    }
  </ng-container>`,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-2);
    }
  `,
})
export class AnswerTag {
  readonly reminder = input.required<WeatherReminder>();

  protected readonly shown = computed(() => {
    const { answer, isOverdue } = this.reminder();
    return isOverdue && answer === null ? 'overdue' : (answer?.answer ?? 'none');
  });
  protected readonly tone = computed((): Tone => {
    const { answer, isOverdue } = this.reminder();
    return isOverdue ? 'red' : TONES[answer?.answer ?? 'none'];
  });
}
