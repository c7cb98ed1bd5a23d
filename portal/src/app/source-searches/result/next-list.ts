import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { NextPlace } from '@parkwatch/domain/wire/source-searches';
import { Amount } from '../../i18n/amount.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Chance } from './chance.ts';

/** Bits of a yes or no from which a measurement tells much, and something. */
const MUCH_BITS = 0.5;
const SOME_BITS = 0.2;

/** Where a measurement would tell most. */
@Component({
  selector: 'pw-next-list',
  imports: [Amount, Chance, LocalText, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'sourceSearch.next'">
    @if (places().length > 0) {
      <p class="quiet">{{ t('hint') }}</p>
    }
    <ol>
      @for (place of places(); track $index) {
        <li>
          <button type="button" (click)="chosen.emit(place)">
            <strong>{{ t('mark', { number: $index + 1 }) }}</strong>
            <span>
              {{ place.name ? (place.name | localText) : t('road') }}
              <span class="quiet tabular"
                >{{ place.at[0] | amount: 5 }}, {{ place.at[1] | amount: 5 }}</span
              >
            </span>
            <span class="quiet"
              >{{ t('gain.' + sizeOf(place)) }} ·
              {{ t('chance', { chance: (place.detectionChance | chance) }) }}</span
            >
          </button>
        </li>
      } @empty {
        <li class="quiet">{{ t('none') }}</li>
      }
    </ol>
  </ng-container>`,
  styles: `
    ol {
      display: grid;
    }
    button {
      display: grid;
      grid-template-columns: 3.2em minmax(0, 1fr);
      gap: 0 var(--space-2);
      width: 100%;
      padding: var(--space-2) 0;
      border: 0;
      border-bottom: 1px solid var(--divider);
      background: none;
      text-align: start;
      cursor: pointer;
    }
    button:hover strong {
      color: var(--accent-text);
    }
    button > :last-child {
      grid-column: 2;
    }
    .quiet {
      color: var(--text-2);
      font-size: var(--text-s);
    }
  `,
})
export class NextList {
  readonly places = input.required<readonly NextPlace[]>();
  readonly chosen = output<NextPlace>();

  protected sizeOf({ gainBits }: NextPlace): 'high' | 'medium' | 'low' {
    if (gainBits >= MUCH_BITS) return 'high';
    return gainBits >= SOME_BITS ? 'medium' : 'low';
  }
}
