import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import type { NzModalService } from 'ng-zorro-antd/modal';
import { Language } from '../i18n/language.ts';
import { Session } from '../session/session.ts';
import { DialogEnd } from '../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../ui/dialog/dialog-form.ts';

/** Opens the dialog. The rules of a password are the server's; it names the one that was not met. */
export function openChangePassword(modal: NzModalService): void {
  modal.create({ ...formDialog, nzContent: ChangePassword });
}

@Component({
  selector: 'pw-change-password',
  imports: [DialogEnd, FormsModule, NzInputModule, TranslocoDirective],
  templateUrl: './change-password.html',
})
export class ChangePassword {
  readonly #session = inject(Session);
  readonly #message = inject(NzMessageService);
  readonly #language = inject(Language);

  protected readonly form = dialogForm();
  protected readonly username = computed(() => this.#session.me()?.username ?? '');
  protected readonly current = signal('');
  protected readonly next = signal('');
  protected readonly again = signal('');
  protected readonly isDifferent = computed(
    () => this.again() !== '' && this.again() !== this.next(),
  );
  protected readonly canSend = computed(
    () => this.current() !== '' && this.next() !== '' && this.again() === this.next(),
  );

  protected async send(): Promise<void> {
    if (!this.canSend()) return;
    await this.form.send(async () => {
      await this.#session.changePassword(this.current(), this.next());
      this.#message.success(this.#language.translate('password.changed'));
    });
  }
}
