import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzInputNumberModule } from 'ng-zorro-antd/input-number';
import type { NzModalService } from 'ng-zorro-antd/modal';
import { NZ_MODAL_DATA } from 'ng-zorro-antd/modal';
import { firstValueFrom } from 'rxjs';
import type { Setting } from '@parkwatch/domain/wire/audit';
import { changeSetting } from '@parkwatch/domain/wire/audit';
import { Api } from '../api/api.ts';
import { Amount } from '../i18n/amount.ts';
import { DialogEnd } from '../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../ui/dialog/dialog-form.ts';

/** Opens the dialog; answers the setting as it is then. */
export async function openChangeSetting(
  modal: NzModalService,
  setting: Setting,
): Promise<Setting | undefined> {
  const dialog = modal.create<ChangeSettingForm, Setting, Setting>({
    ...formDialog,
    nzContent: ChangeSettingForm,
    nzData: setting,
  });
  return firstValueFrom(dialog.afterClose, { defaultValue: undefined });
}

@Component({
  selector: 'pw-change-setting-form',
  imports: [Amount, DialogEnd, FormsModule, NzInputModule, NzInputNumberModule, TranslocoDirective],
  template: `<form class="fields" *transloco="let t" (ngSubmit)="send()">
    <h2>{{ t('settings.name.' + setting.key) }}</h2>
    <div class="field">
      <label for="setting-value"
        >{{ t('settings.value') }}
        @if (setting.unit) {
          ({{ t('settings.unit.' + setting.unit) }})
        }
      </label>
      <nz-input-number nzId="setting-value" name="value" [(ngModel)]="value" />
      <span [class]="isInBounds() ? 'hint' : 'error'">{{
        t('settings.bounds', { min: setting.min | amount: 3, max: setting.max | amount: 3 })
      }}</span>
    </div>
    <div class="field">
      <label for="setting-reason">{{ t('dialog.reason') }}</label>
      <textarea
        nz-input
        id="setting-reason"
        name="reason"
        rows="3"
        maxlength="1000"
        [(ngModel)]="reason"
      ></textarea>
    </div>
    <pw-dialog-end [form]="form" [confirm]="t('settings.change')" [canSend]="canSend()" />
  </form>`,
})
export class ChangeSettingForm {
  readonly #api = inject(Api);
  protected readonly setting = inject<Setting>(NZ_MODAL_DATA);
  protected readonly form = dialogForm<Setting>();
  protected readonly value = signal<number | null>(this.setting.value);
  protected readonly reason = signal('');
  protected readonly isInBounds = computed(() => {
    const value = this.value();
    return value !== null && value >= this.setting.min && value <= this.setting.max;
  });
  protected readonly canSend = computed(() => this.isInBounds() && this.reason().trim() !== '');

  protected async send(): Promise<void> {
    const value = this.value();
    if (value === null || !this.canSend()) return;
    const params = { key: this.setting.key };
    const body = { value, reason: this.reason().trim() };
    await this.form.send(() => this.#api.call(changeSetting, { params, body }));
  }
}
