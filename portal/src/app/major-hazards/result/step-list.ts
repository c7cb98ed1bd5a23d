import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MajorHazardAssessmentRecord } from '@parkwatch/domain/wire/major-hazards';
import { LocalText } from '../../i18n/local-text.ts';

/** The calculation line by line, each with the clause that it obeys; the lines of one substance stand together. */
@Component({
  selector: 'pw-step-list',
  imports: [LocalText, TranslocoDirective],
  template: `<ol *transloco="let t; prefix: 'majorHazards.steps'">
    @for (step of steps(); track $index) {
      <li [class.goesOn]="step.goesOn">
        <span class="clause tabular" [title]="t('clause', { clause: step.clause })">{{
          step.clause
        }}</span>
        <span>{{ step.text | localText }}</span>
      </li>
    }
  </ol>`,
  styles: `
    ol {
      padding-bottom: var(--space-3);
    }
    li {
      display: grid;
      grid-template-columns: 64px minmax(0, 1fr);
      gap: var(--space-3);
      padding: 5px var(--space-4);
      line-height: 1.5;
      overflow-wrap: anywhere;
    }
    li:not(.goesOn) {
      border-top: 1px solid var(--divider);
    }
    .goesOn {
      padding-top: 0;
    }
    .clause {
      color: var(--text-3);
      font-size: var(--text-s);
      line-height: 20px;
    }
    @media (width < 768px) {
      li {
        grid-template-columns: 46px minmax(0, 1fr);
        gap: var(--space-2);
        padding-inline: var(--space-3);
      }
    }
  `,
})
export class StepList {
  readonly assessment = input.required<MajorHazardAssessmentRecord>();

  protected readonly steps = computed(() =>
    this.assessment().steps.map((step, at, steps) => ({
      ...step,
      goesOn: step.itemId !== null && steps[at - 1]?.itemId === step.itemId,
    })),
  );
}
