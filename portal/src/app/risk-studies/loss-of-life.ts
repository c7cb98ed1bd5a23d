import type { PipeTransform } from '@angular/core';
import { Pipe } from '@angular/core';
import { perYearText } from '../i18n/per-year.ts';

/** Below this a number has more noughts than anybody counts. */
const PLAIN_FROM = 1e-3;

/** Deaths of a year in two figures: `0.62`, `0.026`, `4.1×10⁻⁵`. */
export function lossText(deathsPerYear: number): string {
  return deathsPerYear >= PLAIN_FROM
    ? String(Number(deathsPerYear.toPrecision(2)))
    : perYearText(deathsPerYear);
}

/** `{{ figures.lossOfLifePerYear | lossOfLife }}`; null is a dash, never 0. */
@Pipe({ name: 'lossOfLife' })
export class LossOfLife implements PipeTransform {
  transform(deathsPerYear: number | null | undefined): string {
    return deathsPerYear == null ? '–' : lossText(deathsPerYear);
  }
}
