import type { ApplicationConfig } from '@angular/core';
import {
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { routes } from './app.routes.ts';
import { Language } from './i18n/language.ts';
import { LocaleLoader, LOCALES } from './i18n/locale-loader.ts';
import { Theme } from './theme/theme.ts';
import { PageTitle } from './shell/page-title.ts';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes, withComponentInputBinding()),
    provideTransloco({
      config: {
        availableLangs: [...LOCALES],
        defaultLang: LOCALES[0],
        fallbackLang: LOCALES[0],
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
      },
      loader: LocaleLoader,
    }),
    { provide: TitleStrategy, useClass: PageTitle },
    provideAppInitializer(() => {
      inject(Theme);
      return inject(Language).ready;
    }),
  ],
};
