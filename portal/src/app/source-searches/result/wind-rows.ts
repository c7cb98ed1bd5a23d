import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SearchWind } from '@parkwatch/domain/wire/source-searches';
import { Amount } from '../../i18n/amount.ts';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';

/** The wind of each interval as the park's stations measured it, and the gaps. */
@Component({
  selector: 'pw-wind-rows',
  imports: [Amount, Instant, LocalText, TranslocoDirective],
  template: `<table *transloco="let t; prefix: 'sourceSearch.wind'">
    <thead>
      <tr>
        <th scope="col">{{ t('from') }}</th>
        <th scope="col" colspan="2">{{ t('direction') }}</th>
        <th scope="col" class="end">{{ t('speed') }}</th>
        <th scope="col" class="end">{{ t('class') }}</th>
      </tr>
    </thead>
    <tbody>
      @for (one of winds(); track one.from) {
        <tr [class.gap]="one.whyUnusable">
          <td class="tabular">{{ one.from | instant: 'minute' }}</td>
          @if (one.whyUnusable) {
            <td colspan="4">{{ one.whyUnusable | localText }}</td>
          } @else {
            <td class="arrow">
              <svg viewBox="-10 -10 20 20" aria-hidden="true">
                <path
                  d="M0 8V-6M-4-2 0-8 4-2"
                  [attr.transform]="'rotate(' + ((one.windFromDeg ?? 0) + 180) + ')'"
                />
              </svg>
            </td>
            <td class="tabular">
              {{ one.windFromDeg | amount: 0 }}°
              <span class="quiet">± {{ one.directionSdDeg | amount: 0 }}°</span>
            </td>
            <td class="end tabular">{{ one.windMPerS | amount: 1 }} m/s</td>
            <td class="end">{{ one.stability }}</td>
          }
        </tr>
      }
    </tbody>
  </table>`,
  styles: `
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--text-s);
    }
    th {
      padding: var(--space-1) 0;
      color: var(--text-2);
      font-weight: 400;
      text-align: start;
    }
    td {
      padding: var(--space-1) 0;
      border-top: 1px solid var(--divider);
    }
    .end {
      text-align: end;
    }
    .arrow {
      width: 26px;
    }
    svg {
      display: block;
      width: 18px;
      height: 18px;
      fill: none;
      stroke: var(--accent);
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .quiet {
      color: var(--text-3);
    }
    .gap {
      color: var(--orange-text);
    }
  `,
})
export class WindRows {
  readonly winds = input.required<readonly SearchWind[]>();
}
