import type { PipeTransform } from '@angular/core';
import { inject, Pipe } from '@angular/core';
import type { Words } from '@parkwatch/domain/text/text';
import { Language } from './language.ts';

/** `{{ enterprise.name | localText }}`: the reader's half of a two-language text; what a person typed stays as it is. Impure: it follows the language. */
@Pipe({ name: 'localText', pure: false })
export class LocalText implements PipeTransform {
  readonly #language = inject(Language);

  transform(text: Words | null | undefined): string {
    if (typeof text === 'string') return text;
    return text ? this.#language.pick(text) : '';
  }
}
