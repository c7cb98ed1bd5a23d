import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { RUNGS, rungOf } from './danger-view.ts';

/** The last rung of the escalation ladder that was taken: how far up, and what it is called. */
@Component({
  selector: 'pw-rung-tag',
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'dangers'">
    <span class="ladder" aria-hidden="true">
      @for (step of rungs; track step; let place = $index) {
        <i [class.taken]="place <= height()"></i>
      }
    </span>
    {{ rung() ? t('rung.' + rung()) : step() }}
  </ng-container>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      color: var(--orange-text);
      font-size: var(--text-s);
      white-space: nowrap;
    }
    .ladder {
      display: inline-flex;
      align-items: flex-end;
      gap: 2px;
      height: 12px;
    }
    i {
      width: 4px;
      height: 5px;
      border-radius: 1px;
      background: var(--border);
    }
    i:nth-child(2) {
      height: 7px;
    }
    i:nth-child(3) {
      height: 9px;
    }
    i:nth-child(4) {
      height: 12px;
    }
    .taken {
      background: var(--orange);
    }
  `,
})
export class RungTag {
  readonly step = input.required<string>();
  protected readonly rungs = RUNGS;
  protected readonly rung = computed(() => rungOf(this.step()));
  protected readonly height = computed(() => {
    const rung = this.rung();
    return rung ? RUNGS.indexOf(rung) : -1;
  });
}
