import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RiskStudySummary } from '@parkwatch/domain/wire/risk-studies';
import { Tag, type Tone } from '../ui/tag.ts';

const TONES: Readonly<Record<RiskStudySummary['state'], Tone>> = {
  running: 'accent',
  done: 'green',
  failed: 'red',
};

/** How far a study is: a bar while it is computed, else a word. */
@Component({
  selector: 'pw-study-state',
  imports: [Tag, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'riskStudies.state'">
    <pw-tag [tone]="tone()">{{ t(study().state) }}</pw-tag>
    @if (study().state === 'running') {
      <progress max="1" [value]="study().progress" [attr.aria-label]="t('progress')"></progress>
      <span class="tabular">{{ percent() }} %</span>
    }
  </ng-container>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      white-space: nowrap;
    }
    progress {
      width: 72px;
      height: 6px;
      border: 0;
      border-radius: 3px;
      background: var(--sunken);
      appearance: none;
      overflow: hidden;
    }
    progress::-webkit-progress-bar {
      background: var(--sunken);
    }
    progress::-webkit-progress-value {
      background: var(--accent);
    }
    progress::-moz-progress-bar {
      background: var(--accent);
    }
  `,
})
export class StudyState {
  readonly study = input.required<Pick<RiskStudySummary, 'state' | 'progress'>>();
  protected readonly tone = computed(() => TONES[this.study().state]);
  protected readonly percent = computed(() => Math.round(this.study().progress * 100));
}
