import { computed, inject, Service, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Action, Reach } from '@parkwatch/domain/access/policy';
import type { Me } from '@parkwatch/domain/wire/session';
import { changePassword, readSession, signIn, signOut } from '@parkwatch/domain/wire/session';
import { Api } from '../api/api.ts';
import { ApiError } from '../api/api-error.ts';

/** Who is signed in and what that account may do. The server decides; the portal only hides what would be refused. */
@Service()
export class Session {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  /** undefined = not asked yet, null = nobody. */
  readonly #me = signal<Me | null | undefined>(undefined);
  #asking: Promise<Me | null> | undefined;

  readonly me = computed(() => this.#me() ?? null);
  readonly rights = computed(() => (this.#me()?.rights ?? {}) as Partial<Record<Action, Reach>>);
  /** True for an account that belongs to one enterprise. */
  readonly isEnterprise = computed(() => Boolean(this.#me()?.enterprise));

  constructor() {
    this.#api.onSessionLost = () => this.#lose();
  }

  can(action: Action): boolean {
    return this.rights()[action] !== undefined;
  }

  reach(action: Action): Reach | undefined {
    return this.rights()[action];
  }

  /** The signed-in account, asked of the server once. A server that cannot be reached is an error, not "nobody". */
  async load(): Promise<Me | null> {
    const known = this.#me();
    if (known !== undefined) return known;
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async signIn(username: string, password: string): Promise<Me> {
    const me = await this.#api.call(signIn, { body: { username, password } });
    this.#enter(me);
    return me;
  }

  async signOut(): Promise<void> {
    try {
      await this.#api.call(signOut, {});
    } catch (error) {
      // Already gone on the server: that is what was wanted.
      if (!(error instanceof ApiError && error.code === 'not-signed-in')) throw error;
    }
    this.#enter(null);
    await this.#router.navigate(['/login']);
  }

  async changePassword(current: string, next: string): Promise<void> {
    await this.#api.call(changePassword, { body: { current, next } });
    // The server may have turned the session's token with the password.
    await this.refresh();
  }

  /** Asks again: after a change of the account, and to tell the server that its user is still here. */
  async refresh(): Promise<void> {
    this.#enter(await this.#api.call(readSession, {}));
  }

  async #ask(): Promise<Me | null> {
    try {
      this.#enter(await this.#api.call(readSession, {}));
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'not-signed-in')) throw error;
      this.#enter(null);
    }
    return this.#me() ?? null;
  }

  #enter(me: Me | null): void {
    this.#api.csrfToken = me?.csrfToken;
    this.#me.set(me);
  }

  /** The server ended the session while a page was open: back to the login page, and afterwards here again. */
  #lose(): void {
    const wasSignedIn = Boolean(this.#me());
    this.#enter(null);
    if (wasSignedIn) {
      const returnUrl = this.#router.url;
      void this.#router.navigate(['/login'], { queryParams: { returnUrl, ended: 1 } });
    }
  }
}
