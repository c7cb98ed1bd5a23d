import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RiskStudy, RiskStudyResult } from '@parkwatch/domain/wire/risk-studies';
import { Amount } from '../../i18n/amount.ts';
import { Formats } from '../../i18n/formats.ts';
import { Instant } from '../../i18n/instant.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Tag, type Tone } from '../../ui/tag.ts';
import { skippedByReason } from './rank-facilities.ts';

type Assumption = RiskStudyResult['assumptions'][number];

/** What was measured or given is firm; a default or an assumption is what a reader has to look at. */
const TONES: Readonly<Record<Assumption['provenance'], Tone>> = {
  live: 'green',
  registry: 'blue',
  given: 'accent',
  default: 'grey',
  assumed: 'orange',
};

/** What the study rests on: assumptions with where each came from, what is not modelled, what data were missing. */
@Component({
  selector: 'pw-study-basis',
  imports: [Amount, Instant, LocalText, Tag, TranslocoDirective],
  templateUrl: './study-basis.html',
  styleUrl: './study-basis.css',
})
export class StudyBasis {
  readonly #formats = inject(Formats);
  readonly #language = inject(Language);
  readonly study = input.required<RiskStudy>();
  readonly result = input.required<RiskStudyResult>();

  protected readonly tones = TONES;
  protected readonly seconds = computed(() => (this.study().computedMs ?? 0) / 1000);
  protected readonly gaps = computed(() => skippedByReason(this.result().facilities));

  protected valueOf({ key, value, unit }: Assumption): string {
    if (typeof value === 'number') return `${this.#formats.number(value)} ${unit ?? ''}`.trim();
    if (key === 'terrain') return this.#language.translate(`riskStudies.terrain.${value}`);
    if (key === 'contents') return this.#language.translate('riskStudies.basis.full');
    if (key === 'weather')
      return this.#language.translate('riskStudies.basis.cells', { of: value });
    return value;
  }
}
