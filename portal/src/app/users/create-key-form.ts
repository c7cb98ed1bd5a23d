import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzModalRef, type NzModalService } from 'ng-zorro-antd/modal';
import { firstValueFrom } from 'rxjs';
import { createApiKey } from '@parkwatch/domain/wire/users';
import { Api } from '../api/api.ts';
import { ProblemText } from '../api/problem-text.ts';
import { formDialog } from '../ui/dialog/dialog-form.ts';
import { EnterprisePicker } from '../ui/enterprise-picker.ts';

/** Opens the dialog; answers whether a key was made. */
export async function openCreateKey(modal: NzModalService): Promise<boolean> {
  const dialog = modal.create<CreateKeyForm, undefined, boolean>({
    ...formDialog,
    // The key is shown here and never again: no way out but its own button.
    nzClosable: false,
    nzKeyboard: false,
    nzContent: CreateKeyForm,
  });
  return (await firstValueFrom(dialog.afterClose, { defaultValue: false })) === true;
}

@Component({
  selector: 'pw-create-key-form',
  imports: [EnterprisePicker, FormsModule, NzButtonModule, NzInputModule, TranslocoDirective],
  templateUrl: './create-key-form.html',
})
export class CreateKeyForm {
  readonly #api = inject(Api);
  readonly #dialog = inject(NzModalRef);
  readonly #problemText = inject(ProblemText);

  protected readonly name = signal('');
  protected readonly enterpriseId = signal<number | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal('');
  /** The whole key, once it was made. */
  protected readonly key = signal<string | undefined>(undefined);
  protected readonly isCopied = signal(false);
  protected readonly canSend = computed(() => this.name().trim() !== '');

  protected async send(): Promise<void> {
    if (!this.canSend() || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set('');
    try {
      const body = { name: this.name().trim(), enterpriseId: this.enterpriseId() };
      this.key.set((await this.#api.call(createApiKey, { body })).key);
    } catch (error) {
      this.problem.set(this.#problemText.of(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  protected async copy(key: string): Promise<void> {
    // Without a secure context there is no clipboard: the key can still be marked and copied by hand.
    await navigator.clipboard?.writeText(key).then(() => this.isCopied.set(true));
  }

  protected close(): void {
    this.#dialog.close(this.key() !== undefined);
  }
}
