import { Component, computed, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective, provideNzIconsPatch } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import type { PublicInfo } from '@parkwatch/domain/wire/session';
import { isEnterpriseRole } from '@parkwatch/domain/access/roles';
import { ProblemText } from '../api/problem-text.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { ParkInfo } from '../session/park-info.ts';
import { Session } from '../session/session.ts';
import { Theme } from '../theme/theme.ts';
import { BrandMark } from '../ui/brand-mark.ts';
import { icons } from '../ui/icons.ts';

type DemoAccount = PublicInfo['demoAccounts'][number];

/** The way in. In demo mode the accounts are listed and one click fills one in. */
@Component({
  selector: 'pw-login-page',
  imports: [
    BrandMark,
    FormsModule,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    TranslocoDirective,
  ],
  providers: [provideNzIconsPatch(icons)],
  templateUrl: './login-page.html',
  styleUrl: './login-page.css',
})
export class LoginPage {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #park = inject(ParkInfo);
  readonly #problemText = inject(ProblemText);
  protected readonly language = inject(Language);
  protected readonly theme = inject(Theme);

  /** From the address: where to go afterwards, and whether a session has just ended. */
  readonly returnUrl = input<string>();
  readonly ended = input<string>();

  protected readonly username = signal('');
  protected readonly password = signal('');
  protected readonly isPasswordShown = signal(false);
  protected readonly isBusy = signal(false);
  readonly #failure = signal<unknown>(undefined);
  readonly #parkFailure = signal<unknown>(undefined);

  protected readonly info = this.#park.info;
  protected readonly canSend = computed(
    () => this.username().trim() !== '' && this.password() !== '',
  );
  protected readonly problem = computed(
    () => this.#failure() && this.#problemText.of(this.#failure()),
  );
  protected readonly parkProblem = computed(
    () => this.#parkFailure() && this.#problemText.of(this.#parkFailure()),
  );
  protected readonly demoGroups = computed(() => {
    const accounts = this.info()?.demoAccounts ?? [];
    return [
      { key: 'park', accounts: accounts.filter((account) => !isEnterpriseRole(account.role)) },
      { key: 'enterprise', accounts: accounts.filter((account) => isEnterpriseRole(account.role)) },
    ].filter(({ accounts }) => accounts.length > 0);
  });

  constructor() {
    void this.loadPark();
  }

  protected async loadPark(): Promise<void> {
    this.#parkFailure.set(undefined);
    await this.#park.load().catch((error: unknown) => this.#parkFailure.set(error));
  }

  protected fillIn(account: DemoAccount): void {
    this.username.set(account.username);
    this.password.set(this.info()?.demoPassword ?? '');
    this.#failure.set(undefined);
  }

  protected async signIn(): Promise<void> {
    if (!this.canSend() || this.isBusy()) return;
    this.isBusy.set(true);
    this.#failure.set(undefined);
    try {
      await this.#session.signIn(this.username().trim(), this.password());
      await this.#router.navigateByUrl(ownAddress(this.returnUrl()));
    } catch (error) {
      this.#failure.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  protected toggleLanguage(): void {
    void this.language.use(this.language.locale() === 'en' ? 'zh-CN' : 'en');
  }
}

/** Only an address of this portal: a link to the login page must not lead anywhere else. */
function ownAddress(url: string | undefined): string {
  return url && /^\/(?![/\\])/.test(url) && !url.startsWith('/login') ? url : '/';
}
