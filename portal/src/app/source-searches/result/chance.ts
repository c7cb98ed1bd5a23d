import type { PipeTransform } from '@angular/core';
import { inject, Pipe } from '@angular/core';
import { Formats } from '../../i18n/formats.ts';

/** Nothing that a model says is certain: the ends are never written. */
const MOST = 0.99;
const LEAST = 0.01;

/** `{{ source.probability | chance }}`: `62 %`, `> 99 %`, `< 1 %`. */
@Pipe({ name: 'chance', pure: false })
export class Chance implements PipeTransform {
  readonly #formats = inject(Formats);

  transform(share: number): string {
    if (share > MOST) return '> 99 %';
    if (share < LEAST) return '< 1 %';
    return `${this.#formats.number(100 * share, 0)} %`;
  }
}
