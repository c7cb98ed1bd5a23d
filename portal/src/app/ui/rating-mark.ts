import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Safety rating of an enterprise, A to D. One that was never rated says so; it is not a good one. */
@Component({
  selector: 'pw-rating-mark',
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'rating'">
    @if (rating(); as rating) {
      <span [class]="rating" [attr.aria-label]="t('label', { rating })">{{ rating }}</span>
    } @else {
      <small>{{ t('none') }}</small>
    }
  </ng-container>`,
  styles: `
    span {
      display: inline-grid;
      place-items: center;
      width: 24px;
      height: 24px;
      border-radius: var(--radius-1);
      background: var(--tone-soft);
      color: var(--tone-text);
      font-weight: var(--weight-strong);
    }
    .A {
      --tone-soft: var(--green-soft);
      --tone-text: var(--green-text);
    }
    .B {
      --tone-soft: var(--blue-soft);
      --tone-text: var(--blue-text);
    }
    .C {
      --tone-soft: var(--orange-soft);
      --tone-text: var(--orange-text);
    }
    .D {
      --tone-soft: var(--red-soft);
      --tone-text: var(--red-text);
    }
    small {
      color: var(--text-2);
      font-size: var(--text-s);
      white-space: nowrap;
    }
  `,
})
export class RatingMark {
  readonly rating = input.required<'A' | 'B' | 'C' | 'D' | null>();
}
