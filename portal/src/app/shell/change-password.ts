import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalRef, type NzModalService } from 'ng-zorro-antd/modal';
import { ProblemText } from '../api/problem-text.ts';
import { Language } from '../i18n/language.ts';
import { Session } from '../session/session.ts';

/** Opens the dialog. The rules of a password are the server's; it names the one that was not met. */
export function openChangePassword(modal: NzModalService): void {
  modal.create({ nzContent: ChangePassword, nzFooter: null, nzWidth: 400, nzMaskClosable: false });
}

@Component({
  selector: 'pw-change-password',
  imports: [FormsModule, NzButtonModule, NzInputModule, TranslocoDirective],
  templateUrl: './change-password.html',
})
export class ChangePassword {
  readonly #session = inject(Session);
  readonly #dialog = inject(NzModalRef);
  readonly #message = inject(NzMessageService);
  readonly #language = inject(Language);
  readonly #problemText = inject(ProblemText);

  protected readonly username = computed(() => this.#session.me()?.username ?? '');
  protected readonly current = signal('');
  protected readonly next = signal('');
  protected readonly again = signal('');
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string[]>([]);
  protected readonly isDifferent = computed(
    () => this.again() !== '' && this.again() !== this.next(),
  );
  protected readonly canSave = computed(
    () => this.current() !== '' && this.next() !== '' && this.again() === this.next(),
  );

  protected async save(): Promise<void> {
    if (!this.canSave()) return;
    this.isBusy.set(true);
    try {
      await this.#session.changePassword(this.current(), this.next());
      this.#message.success(this.#language.translate('password.changed'));
      this.#dialog.close();
    } catch (error) {
      this.problem.set([this.#problemText.of(error), ...this.#problemText.fields(error)]);
    } finally {
      this.isBusy.set(false);
    }
  }

  protected cancel(): void {
    this.#dialog.close();
  }
}
