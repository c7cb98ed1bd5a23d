import type { PipeTransform } from '@angular/core';
import { inject, Pipe } from '@angular/core';
import { Formats } from './formats.ts';

/** `{{ row.areaM2 | amount: 0 }}`: a number in the reader's language; null is a dash, never 0. */
@Pipe({ name: 'amount', pure: false })
export class Amount implements PipeTransform {
  readonly #formats = inject(Formats);

  transform(value: number | null | undefined, maximumFractionDigits = 2): string {
    return value == null ? '–' : this.#formats.number(value, maximumFractionDigits);
  }
}
