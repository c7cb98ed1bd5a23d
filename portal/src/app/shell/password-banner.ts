import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzModalService } from 'ng-zorro-antd/modal';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Session } from '../session/session.ts';
import { openChangePassword } from './change-password.ts';

const WARN_DAYS = 7;

/** Asks for a new password when the server demands one or the old one is about to run out. */
@Component({
  selector: 'pw-password-banner',
  imports: [NzButtonModule, TranslocoDirective],
  providers: [NzModalService],
  template: `@if (mustChange() || daysLeft() <= warnDays) {
    <p *transloco="let t; prefix: 'password'" role="status">
      {{ mustChange() ? t('mustChange') : t('expires', { days: daysLeft() }) }}
      <button nz-button nzSize="small" type="button" (click)="change()">{{ t('title') }}</button>
    </p>
  }`,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      padding: var(--space-2) var(--space-5);
      background: var(--yellow-soft);
      border-bottom: 1px solid var(--yellow);
      color: var(--yellow-text);
    }
  `,
})
export class PasswordBanner {
  readonly #session = inject(Session);
  readonly #modal = inject(NzModalService);
  readonly #nowMs = inject(SecondsClock).nowMs;
  protected readonly warnDays = WARN_DAYS;

  protected readonly mustChange = computed(() => this.#session.me()?.mustChangePassword === true);
  protected readonly daysLeft = computed(() => {
    const expiresAt = this.#session.me()?.passwordExpiresAt;
    if (!expiresAt) return Infinity;
    return Math.max(0, Math.floor((Date.parse(expiresAt) - this.#nowMs()) / DAY_MS));
  });

  protected change(): void {
    openChangePassword(this.#modal);
  }
}
