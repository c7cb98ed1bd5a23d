import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import { Countdown } from '../ui/countdown.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { dueOf } from './danger-view.ts';

/** What a hidden danger waits for, with the time that is left. */
@Component({
  selector: 'pw-due-words',
  imports: [Countdown, TimeAgo, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'dangers'">
    <span class="what">{{ t('due.' + due().what) }}</span>
    @if (due().at; as at) {
      @if (due().what === 'ended') {
        <pw-time-ago [at]="at" />
      } @else {
        <pw-countdown [until]="at" />
      }
    }
  </ng-container>`,
  styles: `
    :host {
      display: inline-grid;
      line-height: 1.35;
    }
    .what {
      color: var(--text-2);
      font-size: var(--text-s);
    }
  `,
})
export class DueWords {
  readonly danger = input.required<HiddenDanger>();
  protected readonly due = computed(() => dueOf(this.danger()));
}
