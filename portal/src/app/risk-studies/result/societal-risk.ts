import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { societalRegion } from '@parkwatch/domain/consequence/risk/risk-criteria';
import type { RiskStudyResult } from '@parkwatch/domain/wire/risk-studies';
import { Formats } from '../../i18n/formats.ts';
import { Language } from '../../i18n/language.ts';
import { FnChart } from '../../ui/chart/fn-chart.ts';
import { heaviest } from '../../ui/chart/fn-scale.ts';
import { LossOfLife } from '../loss-of-life.ts';
import { perYearText } from '../../i18n/per-year.ts';
import { RegionTag } from './region-tag.ts';

/** Societal risk: the F–N curve over its regions, where it is worst, and the deaths to be expected. */
@Component({
  selector: 'pw-societal-risk',
  imports: [FnChart, LossOfLife, RegionTag, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'riskStudies.societal'">
    <div class="verdict">
      <pw-region-tag [of]="curve().region" />
      <span>{{ worst() }}</span>
    </div>
    <pw-fn-chart [curve]="curve()" [perYear]="perYear" />
    @if (curve().isBeyondLines) {
      <p class="beyond">{{ t('beyond', { people: curve().lines.maxPeople }) }}</p>
    }
    <p class="small">
      {{ t('pll', { pll: (lossOfLifePerYear() | lossOfLife) }) }} {{ t('lines') }}
    </p>
  </ng-container>`,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
      min-width: 0;
    }
    .verdict {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-2);
      font-size: var(--text-s);
    }
    .beyond {
      color: var(--orange-text);
      font-size: var(--text-s);
    }
    .small {
      color: var(--text-2);
      font-size: var(--text-s);
    }
  `,
})
export class SocietalRisk {
  readonly #language = inject(Language);
  readonly #formats = inject(Formats);
  readonly curve = input.required<RiskStudyResult['fnCurve']>();
  readonly lossOfLifePerYear = input.required<number | null>();

  protected readonly perYear = (frequency: number) => perYearText(frequency);
  /** Where the curve comes nearest to the upper line, in words. */
  protected readonly worst = computed(() => {
    const point = heaviest(this.curve().points);
    if (!point) return this.#language.translate('riskStudies.societal.nobody');
    const { fatalities, frequencyPerYear } = point;
    const region = societalRegion(fatalities, frequencyPerYear);
    return this.#language.translate('riskStudies.societal.worst', {
      people: this.#formats.number(fatalities, 0),
      frequency: perYearText(frequencyPerYear),
      region: this.#language.translate(`riskStudies.region.${region}`),
    });
  });
}
