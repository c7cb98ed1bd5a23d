import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import type { NzModalService } from 'ng-zorro-antd/modal';
import { firstValueFrom } from 'rxjs';
import { createUser } from '@parkwatch/domain/wire/users';
import { Api } from '../api/api.ts';
import { DialogEnd } from '../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../ui/dialog/dialog-form.ts';
import { EnterprisePicker } from '../ui/enterprise-picker.ts';

const USERNAME = /^[a-z][a-z0-9._-]{1,49}$/;

/** Opens the dialog; answers whether an account was opened. */
export async function openCreateAccount(modal: NzModalService): Promise<boolean> {
  const dialog = modal.create<CreateAccountForm, undefined, boolean>({
    ...formDialog,
    nzContent: CreateAccountForm,
  });
  return (await firstValueFrom(dialog.afterClose, { defaultValue: false })) === true;
}

@Component({
  selector: 'pw-create-account-form',
  imports: [DialogEnd, EnterprisePicker, FormsModule, NzInputModule, TranslocoDirective],
  templateUrl: './create-account-form.html',
})
export class CreateAccountForm {
  readonly #api = inject(Api);
  protected readonly form = dialogForm<boolean>();
  protected readonly username = signal('');
  protected readonly displayName = signal('');
  protected readonly password = signal('');
  protected readonly enterpriseId = signal<number | null>(null);
  protected readonly isNameBad = computed(
    () => this.username() !== '' && !USERNAME.test(this.username()),
  );
  protected readonly canSend = computed(
    () =>
      USERNAME.test(this.username()) && this.displayName().trim() !== '' && this.password() !== '',
  );

  protected async send(): Promise<void> {
    if (!this.canSend()) return;
    const body = {
      username: this.username(),
      displayName: this.displayName().trim(),
      password: this.password(),
      enterpriseId: this.enterpriseId(),
    };
    await this.form.send(async () => {
      await this.#api.call(createUser, { body });
      return true;
    });
  }
}
