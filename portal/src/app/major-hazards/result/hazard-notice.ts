import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { LocalText } from '../../i18n/local-text.ts';
import type { ShownEvaluation } from '../shown-evaluation.ts';

/** More than that is opened by hand: a tank farm may have a line for each tank. */
const MOST = 4;

/** What is wrong with the stock, and what has to be known before anybody relies on the level. Above the numbers' details, never left out. */
@Component({
  selector: 'pw-hazard-notice',
  imports: [LocalText, NzIconDirective, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'majorHazards.notice'">
    @if (of().assessment.findings.length > 0) {
      <section class="findings" [attr.aria-label]="t('findings')">
        <nz-icon nzType="warning" />
        <div>
          <h2>{{ t('findings') }}</h2>
          <ul>
            @for (one of of().assessment.findings; track one.code + one.itemId) {
              <li>{{ one.text | localText }}</li>
            }
          </ul>
        </div>
      </section>
    }
    <section [attr.aria-label]="t('caveats')">
      <nz-icon nzType="exclamation-circle" />
      <div>
        <h2>{{ t('caveats') }}</h2>
        <ul>
          @for (one of first(); track one.code) {
            <li>{{ one.text | localText }}</li>
          }
          <li>{{ t('night') }}</li>
          <li>{{ t('declared') }}</li>
        </ul>
        @if (rest().length > 0) {
          <details>
            <summary>{{ t('more', { count: rest().length }) }}</summary>
            <ul>
              @for (one of rest(); track one.code) {
                <li>{{ one.text | localText }}</li>
              }
            </ul>
          </details>
        }
      </div>
    </section>
  </ng-container>`,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    section {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--space-2);
      padding: var(--space-2) var(--space-3);
      border: 1px solid var(--orange);
      border-radius: var(--radius-2);
      background: var(--orange-soft);
      color: var(--orange-text);
    }
    .findings {
      border-color: var(--red);
      background: var(--red-soft);
      color: var(--red-text);
    }
    nz-icon {
      align-self: start;
      margin-top: 3px;
      font-size: 15px;
    }
    h2 {
      font-size: var(--text-m);
    }
    li::before {
      content: '•';
      margin-right: var(--space-1);
    }
    summary {
      cursor: pointer;
      text-decoration: underline;
    }
  `,
})
export class HazardNotice {
  readonly of = input.required<ShownEvaluation>();
  protected readonly first = computed(() => this.of().assessment.caveats.slice(0, MOST));
  protected readonly rest = computed(() => this.of().assessment.caveats.slice(MOST));
}
