import { inject, Service } from '@angular/core';
import type { RankedSource, SourceSearch } from '@parkwatch/domain/wire/source-searches';
import { Formats } from '../../i18n/formats.ts';
import { Language } from '../../i18n/language.ts';
import { unitSymbol } from '../../i18n/unit-symbol.ts';

/** Figures of a search in the reader's words. */
@Service({ autoProvided: false })
export class SearchWords {
  readonly #formats = inject(Formats);
  readonly #language = inject(Language);

  /** `0.08 – 0.6 kg/s`; small rates in g/s, so that nobody counts zeros; odour units in powers of ten. */
  rate({ low, high }: NonNullable<RankedSource['rate']>, unit: SourceSearch['rateUnit']): string {
    if (unit === 'ou/s') return `${power(low)} – ${power(high)} ou/s`;
    const isSmall = high < 0.1;
    const perUnit = isSmall ? 1000 : 1;
    const shown = (value: number) => this.#formats.number(significant(value * perUnit), 4);
    return `${shown(low)} – ${shown(high)} ${isSmall ? 'g/s' : unit}`;
  }

  measured(value: number, unit: string): string {
    return `${this.#formats.measured(value)} ${unitSymbol(unit)}`;
  }

  /** `× 3.2` for what makes it likelier, `÷ 2` for what makes it less likely. */
  factor(oddsFactor: number): string {
    const size = oddsFactor >= 1 ? oddsFactor : 1 / oddsFactor;
    const words = size >= 1000 ? '> 1000' : this.#formats.number(significant(size), 1);
    return `${oddsFactor >= 1 ? '×' : '÷'} ${words}`;
  }

  substance({ substance }: Pick<SourceSearch, 'substance'>): string {
    return substance
      ? this.#language.pick(substance.name)
      : this.#language.translate('sourceSearch.unknownOdour');
  }
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `2.3×10⁵`: odour units run over many powers of ten. */
function power(value: number): string {
  const [figures = '', exponent = ''] = value.toExponential(1).split('e+');
  const raised = [...exponent].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return `${figures}×10${raised}`;
}

/** Two figures. */
function significant(value: number): number {
  return Number(value.toPrecision(2));
}
