import { Component, effect, inject, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { IdleWatch } from '../session/idle-watch.ts';
import { Session } from '../session/session.ts';

/** The last minute before an unused session ends, counted down; then the way to the login page. */
@Component({
  selector: 'pw-idle-warning',
  imports: [NzButtonModule, TranslocoDirective],
  template: `@if (idle.isWarning()) {
    <div *transloco="let t; prefix: 'idle'" class="scrim">
      <div class="card" role="alertdialog" aria-modal="true" aria-labelledby="idle-title">
        <h2 id="idle-title">{{ t('title') }}</h2>
        <p>{{ t('text', { seconds: idle.secondsLeft() }) }}</p>
        <div class="dialog-actions">
          <button nz-button nzType="primary" type="button" (click)="idle.stay()">
            {{ t('stay') }}
          </button>
        </div>
      </div>
    </div>
  }`,
  styles: `
    .scrim {
      position: fixed;
      inset: 0;
      z-index: 3000;
      display: grid;
      place-items: center;
      background: var(--scrim);
    }
    .card {
      display: grid;
      gap: var(--space-3);
      width: min(400px, calc(100vw - 32px));
      padding: var(--space-5);
      border-radius: var(--radius-3);
      background: var(--overlay);
      box-shadow: var(--shadow-3);
    }
  `,
})
export class IdleWarning {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  protected readonly idle = inject(IdleWatch);

  constructor() {
    effect(() => {
      if (this.idle.secondsLeft() === 0) untracked(() => void this.#end());
    });
  }

  async #end(): Promise<void> {
    const returnUrl = this.#router.url;
    // The page closes whether or not the server hears of it: its own clock ends the session as well.
    await this.#session.signOut().catch(() => undefined);
    await this.#router.navigate(['/login'], { queryParams: { returnUrl, ended: 1 } });
  }
}
