import { computed, DOCUMENT, inject, Service, signal } from '@angular/core';
import type { Text } from '@parkwatch/domain/wire/endpoint';
import { TranslocoService } from '@jsverse/transloco';
import { en_US, NzI18nService, zh_CN } from 'ng-zorro-antd/i18n';
import { firstValueFrom } from 'rxjs';
import type { Locale } from './locale-loader.ts';
import { stored } from '../theme/stored.ts';

const KEY = 'parkwatch.language';

/** The language of the page: texts, dates, numbers and ng-zorro's own words change together, at run time. */
@Service()
export class Language {
  readonly #transloco = inject(TranslocoService);
  readonly #nzI18n = inject(NzI18nService);
  readonly #document = inject(DOCUMENT);
  readonly #locale = signal<Locale>(stored.read(KEY) === 'en' ? 'en' : 'zh-CN');

  readonly locale = this.#locale.asReadonly();
  /** Which half of a two-language text to show. */
  readonly side = computed(() => (this.#locale() === 'en' ? 'en' : 'zh'));
  /** Resolves when the texts of the first language are loaded. */
  readonly ready: Promise<void> = this.#apply(this.#locale());

  async use(locale: Locale): Promise<void> {
    stored.write(KEY, locale);
    await this.#apply(locale);
  }

  /** The half of a two-language text that the reader wants. */
  pick(text: Text): string {
    return text[this.side()];
  }

  /** A text of the i18n files, now; templates use the directive instead. */
  translate(key: string, values?: Record<string, unknown>): string {
    this.#locale();
    return this.#transloco.translate(key, values);
  }

  async #apply(locale: Locale): Promise<void> {
    await firstValueFrom(this.#transloco.load(locale));
    this.#nzI18n.setLocale(locale === 'en' ? en_US : zh_CN);
    this.#transloco.setActiveLang(locale);
    this.#document.documentElement.lang = locale;
    this.#locale.set(locale);
  }
}
