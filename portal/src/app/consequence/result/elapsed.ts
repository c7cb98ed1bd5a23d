import { inject, Pipe, type PipeTransform } from '@angular/core';
import { RunWords } from './run-words.ts';

/** `{{ place.arrivesS | elapsed }}`: `5 分 30 秒`, `5 min 30 s`; null is a dash, never 0. */
@Pipe({ name: 'elapsed', pure: false })
export class Elapsed implements PipeTransform {
  readonly #words = inject(RunWords);

  transform(seconds: number | null | undefined): string {
    return seconds == null ? '–' : this.#words.elapsed(seconds);
  }
}
