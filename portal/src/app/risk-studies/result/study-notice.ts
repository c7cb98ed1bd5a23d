import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { PURPLE_BOOK_FREQUENCIES } from '@parkwatch/domain/consequence/risk/frequency-tables';
import type { RiskStudy, RiskStudyResult } from '@parkwatch/domain/wire/risk-studies';
import { Language } from '../../i18n/language.ts';
import { bringIntoView } from '../bring-into-view.ts';

/** Written from memory of their source: the page says so until somebody has read it again. */
const ARE_RECALLED = PURPLE_BOOK_FREQUENCIES.some(({ isRecalled }) => isRecalled);

/** What has to be known before anybody relies on a number of the study. Above the numbers, never folded away. */
@Component({
  selector: 'pw-study-notice',
  imports: [NzIconDirective, TranslocoDirective],
  template: `<section
    *transloco="let t; prefix: 'riskStudies.notice'"
    [attr.aria-label]="t('title')"
  >
    <nz-icon nzType="exclamation-circle" />
    <ul>
      @if (study().input.facilityIds; as chosen) {
        <li class="gap">{{ t('chosen', { count: chosen.length }) }}</li>
      }
      <li>{{ t(areRecalled ? 'recalled' : 'generic') }}</li>
      <li>{{ weather() }}</li>
      <li>{{ t('population') }}</li>
      @if (skipped() > 0) {
        <li class="gap">
          {{ t('skipped', { count: skipped(), all: result().facilities.length }) }}
        </li>
      }
      <li>
        {{ t('caveats', { count: result().caveats.length }) }}
        <a href="#basis" (click)="show($event)">{{ t('all') }}</a>
      </li>
    </ul>
  </section>`,
  styles: `
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
    nz-icon {
      align-self: start;
      margin-top: 3px;
      font-size: 15px;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-4);
    }
    li::before {
      content: '•';
      margin-right: var(--space-1);
    }
    .gap {
      font-weight: var(--weight-strong);
    }
    a {
      color: inherit;
      text-decoration: underline;
    }
    @media (width < 768px) {
      ul {
        display: grid;
      }
    }
  `,
})
export class StudyNotice {
  readonly #language = inject(Language);
  readonly study = input.required<Pick<RiskStudy, 'input'>>();
  readonly result = input.required<RiskStudyResult>();

  protected readonly areRecalled = ARE_RECALLED;
  protected readonly weather = computed(() => {
    const found = this.result().assumptions.find(({ key }) => key === 'weather');
    const provenance = found?.provenance ?? 'assumed';
    return this.#language.translate(`riskStudies.notice.weather.${provenance}`);
  });
  protected readonly skipped = computed(
    () => this.result().facilities.filter(({ skipped }) => skipped !== null).length,
  );

  /** The router takes the address; the page only has to move. */
  protected show(event: Event): void {
    event.preventDefault();
    bringIntoView('basis');
  }
}
