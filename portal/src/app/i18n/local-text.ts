import type { PipeTransform } from '@angular/core';
import { inject, Pipe } from '@angular/core';
import type { Text } from '@parkwatch/domain/wire/endpoint';
import { Language } from './language.ts';

/** `{{ enterprise.name | localText }}`: the reader's half of a two-language text. Impure: it follows the language. */
@Pipe({ name: 'localText', pure: false })
export class LocalText implements PipeTransform {
  readonly #language = inject(Language);

  transform(text: Text | null | undefined): string {
    return text ? this.#language.pick(text) : '';
  }
}
