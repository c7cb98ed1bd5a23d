import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RiskStudySummary } from '@parkwatch/domain/wire/risk-studies';
import { Amount } from '../../i18n/amount.ts';
import { LossOfLife } from '../loss-of-life.ts';
import { PerYear } from '../../i18n/per-year.ts';
import { RegionTag } from './region-tag.ts';

/** The figures that the park's director asks for first. */
@Component({
  selector: 'pw-study-numbers',
  imports: [Amount, LossOfLife, PerYear, RegionTag, TranslocoDirective],
  template: `<dl class="panel" *transloco="let t; prefix: 'riskStudies.number'">
    <div [class.hot]="figures().targetsOverLimit > 0">
      <dt>{{ t('targets') }}</dt>
      <dd>
        <span aria-hidden="true">{{ figures().targetsOverLimit > 0 ? '✕' : '✓' }}</span>
        {{ figures().targetsOverLimit }} <small>/ {{ targetCount() }}</small>
      </dd>
    </div>
    <div>
      <dt>{{ t('societal') }}</dt>
      <dd class="word"><pw-region-tag [of]="figures().societalRegion" /></dd>
    </div>
    <div>
      <dt>{{ t('pll') }}</dt>
      <dd>
        {{ figures().lossOfLifePerYear | lossOfLife }} <small>{{ t('pllUnit') }}</small>
      </dd>
    </div>
    <div>
      <dt>{{ t('highest') }}</dt>
      <dd>
        {{ figures().highestRiskPerYear | perYear }} <small>{{ t('unit') }}</small>
      </dd>
    </div>
    <div>
      <dt>{{ t('scope') }}</dt>
      <dd>
        {{ figures().facilityCount | amount: 0 }}
        <small>{{ t('scenarios', { count: (figures().scenarioCount | amount: 0) }) }}</small>
      </dd>
    </div>
  </dl>`,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(5, minmax(0, 1fr));
      gap: 1px;
      background: var(--divider);
      overflow: clip;
    }
    dl > div {
      padding: var(--space-3) var(--space-4);
      background: var(--surface);
    }
    dt {
      color: var(--text-2);
      font-size: var(--text-s);
    }
    dd {
      font-size: 24px;
      font-variant-numeric: tabular-nums;
      font-weight: var(--weight-strong);
      line-height: 1.35;
      white-space: nowrap;
    }
    small {
      color: var(--text-2);
      font-size: var(--text-m);
      font-weight: 400;
    }
    .word {
      display: flex;
      align-items: center;
      height: 32px;
    }
    .hot dd {
      color: var(--red-text);
    }
    @media (width < 1200px) {
      dl {
        grid-template-columns: repeat(6, minmax(0, 1fr));
      }
      dl > div {
        grid-column: span 2;
      }
      dl > :nth-child(n + 4) {
        grid-column: span 3;
      }
    }
    @media (width < 768px) {
      dl > div {
        grid-column: span 3 !important;
        padding: var(--space-2) var(--space-3);
      }
      dl > :last-child {
        grid-column: 1 / -1 !important;
      }
      dd {
        font-size: var(--text-xl);
      }
    }
  `,
})
export class StudyNumbers {
  readonly figures = input.required<NonNullable<RiskStudySummary['figures']>>();
  readonly targetCount = input.required<number>();
}
