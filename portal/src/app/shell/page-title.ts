import { effect, inject, Service, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import type { ActivatedRouteSnapshot, RouterStateSnapshot } from '@angular/router';
import { TitleStrategy } from '@angular/router';
import { Language } from '../i18n/language.ts';
import type { Page } from './page.ts';

/** The browser's title: the page's own word in the reader's language, then the product. */
@Service({ autoProvided: false })
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #language = inject(Language);
  readonly #key = signal<string | undefined>(undefined);

  constructor() {
    super();
    effect(() => {
      const product = this.#language.translate('product.name');
      const key = this.#key();
      this.#title.setTitle(key ? `${this.#language.translate(key)} · ${product}` : product);
    });
  }

  override updateTitle(state: RouterStateSnapshot): void {
    this.#key.set(titleKeyOf(state.root));
  }
}

function titleKeyOf(route: ActivatedRouteSnapshot): string | undefined {
  const below = route.firstChild && titleKeyOf(route.firstChild);
  return below ?? (route.data as Partial<Page>).titleKey;
}
