import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SupervisionTask } from '@parkwatch/domain/wire/supervision';
import { Instant } from '../../i18n/instant.ts';
import { Countdown } from '../../ui/countdown.ts';
import { Tag } from '../../ui/tag.ts';
import type { Tone } from '../../ui/tag.ts';

const TONES = {
  open: 'blue',
  missed: 'red',
  late: 'orange',
  done: 'green',
  withdrawn: 'grey',
} as const;

/** How far a task is: its state, and the time that is left or past. */
@Component({
  selector: 'pw-task-state',
  imports: [Countdown, Instant, Tag, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'supervision.state'">
    <pw-tag [tone]="tone()" [strong]="word() === 'missed'">{{ t(word()) }}</pw-tag>
    @if (task().state === 'open' || task().state === 'missed') {
      <pw-countdown [until]="task().dueAt" />
    } @else if (task().done ?? task().withdrawn; as end) {
      <span class="muted">{{ end.at | instant: 'full' }}</span>
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
export class TaskState {
  readonly task = input.required<SupervisionTask>();
  protected readonly word = computed(() => {
    const { state, missedAt } = this.task();
    return state === 'done' && missedAt !== null ? 'late' : state;
  });
  protected readonly tone = computed((): Tone => TONES[this.word()]);
}
