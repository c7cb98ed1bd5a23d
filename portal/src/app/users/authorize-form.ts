import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import type { NzModalService } from 'ng-zorro-antd/modal';
import { NZ_MODAL_DATA } from 'ng-zorro-antd/modal';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { NzSwitchModule } from 'ng-zorro-antd/switch';
import { firstValueFrom } from 'rxjs';
import type { Role } from '@parkwatch/domain/access/roles';
import { isEnterpriseRole, ROLES } from '@parkwatch/domain/access/roles';
import type { User } from '@parkwatch/domain/wire/users';
import { authorizeUser } from '@parkwatch/domain/wire/users';
import { Api } from '../api/api.ts';
import { DialogEnd } from '../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../ui/dialog/dialog-form.ts';

/** Opens the dialog; answers the changed account. */
export async function openAuthorize(
  modal: NzModalService,
  account: User,
): Promise<User | undefined> {
  const dialog = modal.create<AuthorizeForm, User, User>({
    ...formDialog,
    nzContent: AuthorizeForm,
    nzData: account,
  });
  return firstValueFrom(dialog.afterClose, { defaultValue: undefined });
}

@Component({
  selector: 'pw-authorize-form',
  imports: [
    DialogEnd,
    FormsModule,
    NzInputModule,
    NzSelectModule,
    NzSwitchModule,
    TranslocoDirective,
  ],
  templateUrl: './authorize-form.html',
})
export class AuthorizeForm {
  readonly #api = inject(Api);
  protected readonly account = inject<User>(NZ_MODAL_DATA);
  protected readonly form = dialogForm<User>();
  /** An account of an enterprise takes that enterprise's roles and no other. */
  protected readonly roles = ROLES.filter(
    (role) => isEnterpriseRole(role) === (this.account.enterprise !== null),
  );
  protected readonly role = signal<Role | null>(this.account.role);
  protected readonly isEnabled = signal(this.account.enabled);
  protected readonly reason = signal('');
  protected readonly canSend = computed(() => this.role() !== null && this.reason().trim() !== '');

  protected async send(): Promise<void> {
    const role = this.role();
    if (!role || !this.canSend()) return;
    const body = { role, enabled: this.isEnabled(), reason: this.reason().trim() };
    await this.form.send(() =>
      this.#api.call(authorizeUser, { params: { id: this.account.id }, body }),
    );
  }
}
