import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import type { User } from '@parkwatch/domain/wire/users';
import { listUsers, unlockUser } from '@parkwatch/domain/wire/users';
import { Api } from '../api/api.ts';
import { apiPages } from '../api/api-pages.ts';
import { ProblemText } from '../api/problem-text.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { ReasonDialog, reasonDialog } from '../ui/reason-dialog.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { openAuthorize } from './authorize-form.ts';
import { openCreateAccount } from './create-account-form.ts';
import { openResetPassword } from './reset-password-form.ts';

/** Accounts. The system administrator opens them, the security administrator gives them rights (三员分立): neither can do both. */
@Component({
  selector: 'pw-account-list',
  imports: [
    Column,
    DataTable,
    FormsModule,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    StatePanel,
    Tag,
    TimeAgo,
    TranslocoDirective,
  ],
  providers: [...reasonDialog],
  templateUrl: './account-list.html',
  styleUrl: './lists.css',
})
export class AccountList {
  readonly #api = inject(Api);
  readonly #reasons = inject(ReasonDialog);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);
  readonly #session = inject(Session);
  readonly #nowMs = inject(SecondsClock).nowMs;

  protected readonly search = signal('');
  readonly #wanted = signal('');
  protected readonly accounts = apiPages(listUsers, () => ({ query: { search: this.#wanted() } }), {
    reloadOn: inject(Live).resyncs,
  });
  protected readonly canCreate = computed(() => this.#session.can('user.create'));
  protected readonly canAuthorize = computed(() => this.#session.can('user.authorize'));
  protected readonly keyOf = (account: User) => account.id;

  protected find(): void {
    this.#wanted.set(this.search().trim());
  }

  protected isLocked(account: User): boolean {
    return account.lockedUntil !== null && Date.parse(account.lockedUntil) > this.#nowMs();
  }

  protected async create(): Promise<void> {
    if (await openCreateAccount(this.#reasons.modal)) this.accounts.reload();
  }

  protected async authorize(account: User): Promise<void> {
    const changed = await openAuthorize(this.#reasons.modal, account);
    if (changed) this.#put(changed);
  }

  protected async resetPassword(account: User): Promise<void> {
    const isDone = await openResetPassword(this.#reasons.modal, account);
    if (isDone) this.#message.success(this.#language.translate('users.passwordReset'));
  }

  protected async unlock(account: User): Promise<void> {
    const name = account.displayName;
    await this.#reasons.ask({
      title: this.#language.translate('users.unlockTitle', { name }),
      confirm: this.#language.translate('users.unlock'),
      act: async (reason) => {
        const params = { id: account.id };
        this.#put(await this.#api.call(unlockUser, { params, body: { reason } }));
      },
    });
  }

  protected async loadMore(): Promise<void> {
    try {
      await this.accounts.loadMore();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }

  #put(changed: User): void {
    this.accounts.update((page) => ({
      ...page,
      items: page.items.map((account) => (account.id === changed.id ? changed : account)),
    }));
  }
}
