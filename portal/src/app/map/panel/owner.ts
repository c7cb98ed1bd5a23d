import { inject, Pipe, type PipeTransform } from '@angular/core';
import type { Text } from '@parkwatch/domain/text/text';
import { Language } from '../../i18n/language.ts';
import { MapData } from '../data/map-data.ts';

type Reason = { readonly enterpriseId: number | null; readonly label: Text };

/**
 * ` · Name of the enterprise` of a reason of risk: many works have a "tank area 1". Empty where its words say so, and for who may
 * not see the name. Impure: it follows the language and the list of enterprises.
 */
@Pipe({ name: 'owner', pure: false })
export class Owner implements PipeTransform {
  readonly #data = inject(MapData);
  readonly #language = inject(Language);

  transform({ enterpriseId, label }: Reason): string {
    const name = enterpriseId === null ? undefined : this.#data.enterpriseName(enterpriseId);
    return name === undefined || label.zh.includes(name.zh)
      ? ''
      : ` · ${this.#language.pick(name)}`;
  }
}
