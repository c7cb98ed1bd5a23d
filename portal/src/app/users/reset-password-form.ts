import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import type { NzModalService } from 'ng-zorro-antd/modal';
import { NZ_MODAL_DATA } from 'ng-zorro-antd/modal';
import { firstValueFrom } from 'rxjs';
import type { User } from '@parkwatch/domain/wire/users';
import { resetPassword } from '@parkwatch/domain/wire/users';
import { Api } from '../api/api.ts';
import { DialogEnd } from '../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../ui/dialog/dialog-form.ts';

/** Opens the dialog; answers whether the password was set. */
export async function openResetPassword(modal: NzModalService, account: User): Promise<boolean> {
  const dialog = modal.create<ResetPasswordForm, User, boolean>({
    ...formDialog,
    nzContent: ResetPasswordForm,
    nzData: account,
  });
  return (await firstValueFrom(dialog.afterClose, { defaultValue: false })) === true;
}

@Component({
  selector: 'pw-reset-password-form',
  imports: [DialogEnd, FormsModule, NzInputModule, TranslocoDirective],
  template: `<form class="fields" *transloco="let t; prefix: 'users'" (ngSubmit)="send()">
    <h2>{{ t('resetPasswordTitle', { name: account.displayName }) }}</h2>
    <div class="field">
      <label for="reset-password">{{ t('firstPassword') }}</label>
      <input
        nz-input
        id="reset-password"
        name="password"
        type="password"
        autocomplete="new-password"
        [(ngModel)]="password"
      />
      <span class="hint">{{ t('firstPasswordHint') }}</span>
    </div>
    <pw-dialog-end [form]="form" [confirm]="t('resetPassword')" [canSend]="canSend()" />
  </form>`,
})
export class ResetPasswordForm {
  readonly #api = inject(Api);
  protected readonly account = inject<User>(NZ_MODAL_DATA);
  protected readonly form = dialogForm<boolean>();
  protected readonly password = signal('');
  protected readonly canSend = computed(() => this.password() !== '');

  protected async send(): Promise<void> {
    if (!this.canSend()) return;
    const params = { id: this.account.id };
    await this.form.send(async () => {
      await this.#api.call(resetPassword, { params, body: { password: this.password() } });
      return true;
    });
  }
}
