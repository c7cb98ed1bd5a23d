import type { PipeTransform } from '@angular/core';
import { inject, Pipe } from '@angular/core';
import type { RiskTarget } from '@parkwatch/domain/wire/risk-studies';
import { Formats } from '../../i18n/formats.ts';
import { Language } from '../../i18n/language.ts';

/** `{{ target | marginText }}`: how far outside or inside the contour of its limit. Impure: it follows the language. */
@Pipe({ name: 'marginText', pure: false })
export class MarginText implements PipeTransform {
  readonly #language = inject(Language);
  readonly #formats = inject(Formats);

  transform({ marginM }: RiskTarget): string {
    const key = marginM === null ? 'noContour' : marginM < 0 ? 'inside' : 'outside';
    const distance = this.#formats.number(Math.abs(marginM ?? 0), 0);
    return this.#language.translate(`riskStudies.targets.${key}`, { distance });
  }
}
