import { Component, inject, input } from '@angular/core';
import { Location } from '@angular/common';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';

/** 403 and 404: what happened, and two ways on. */
@Component({
  selector: 'pw-error-page',
  imports: [NzButtonModule, RouterLink, TranslocoDirective],
  template: `<section *transloco="let t; prefix: 'errorPage'">
    <p class="code tabular">{{ kind() === 'forbidden' ? '403' : '404' }}</p>
    <h1>{{ t(kind() + '.title') }}</h1>
    <p class="muted">{{ t(kind() + '.text') }}</p>
    <div class="ways">
      <button nz-button type="button" (click)="back()">{{ t('back') }}</button>
      <a nz-button nzType="primary" routerLink="/">{{ t('home') }}</a>
    </div>
  </section>`,
  styles: `
    section {
      display: grid;
      justify-items: start;
      gap: var(--space-3);
      max-width: 460px;
      margin: 12vh auto 0;
    }
    .code {
      color: var(--text-3);
      font-size: var(--text-2xl);
      line-height: 1;
    }
    h1 {
      font-size: var(--text-xl);
    }
    .ways {
      display: flex;
      gap: var(--space-2);
      margin-top: var(--space-2);
    }
  `,
})
export class ErrorPage {
  readonly #location = inject(Location);
  /** From the route's data. */
  readonly kind = input<'forbidden' | 'notFound'>('notFound');

  protected back(): void {
    this.#location.back();
  }
}
