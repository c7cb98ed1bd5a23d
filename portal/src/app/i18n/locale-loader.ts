import { Service } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** The languages of the portal as BCP 47 tags, the default first. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Texts come from our own server, one file a language: nothing is fetched from outside. */
@Service()
export class LocaleLoader implements TranslocoLoader {
  async getTranslation(locale: string): Promise<Translation> {
    const response = await fetch(`i18n/${locale}.json`);
    if (!response.ok) throw new Error(`texts for ${locale}: HTTP ${response.status}`);
    return (await response.json()) as Translation;
  }
}
