import { Component, computed, inject, Service, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalService } from 'ng-zorro-antd/modal';
import { retireStandardLine } from '@parkwatch/domain/wire/standard-library';
import type { StandardLineDetail } from '@parkwatch/domain/wire/standard-library';
import { Api } from '../../api/api.ts';
import { parkToday } from '../../i18n/park-today.ts';
import { DialogEnd } from '../../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../../ui/dialog/dialog-form.ts';

type Retired = StandardLineDetail & { readonly reevaluations: number };

type Question = {
  readonly line: StandardLineDetail;
  /** Told the line as it is then, while the dialog is still open. */
  readonly done: (retired: Retired) => void;
};

/** Ends a line from a day on; whom that touches has to look again. */
@Service({ autoProvided: false })
export class RetireDialog {
  readonly #modal = inject(NzModalService);

  open(question: Question): void {
    this.#modal.create<RetireForm, Question, void>({
      ...formDialog,
      nzContent: RetireForm,
      nzData: question,
    });
  }
}

export const retireDialog = [NzModalService, RetireDialog];

@Component({
  selector: 'pw-retire-form',
  imports: [DialogEnd, FormsModule, NzInputModule, TranslocoDirective],
  template: `<form
    class="fields"
    *transloco="let t; prefix: 'standards.retire'"
    (ngSubmit)="send()"
  >
    <h2>{{ t('title') }}</h2>
    <p class="muted">{{ t('text') }}</p>
    <div class="field">
      <label for="retire-from">{{ t('from') }}</label>
      <input nz-input type="date" id="retire-from" name="from" [min]="today" [(ngModel)]="from" />
    </div>
    <div class="field">
      <label for="retire-reason">{{ t('reason') }}</label>
      <textarea
        nz-input
        id="retire-reason"
        name="reason"
        rows="3"
        maxlength="1000"
        [(ngModel)]="reason"
      ></textarea>
    </div>
    <pw-dialog-end [form]="form" [confirm]="t('confirm')" [canSend]="canSend()" danger />
  </form>`,
})
export class RetireForm {
  readonly #api = inject(Api);
  readonly #question = inject<Question>(NZ_MODAL_DATA);
  protected readonly form = dialogForm();
  protected readonly today = parkToday();
  protected readonly from = signal(this.today);
  protected readonly reason = signal('');
  protected readonly canSend = computed(() => this.from() !== '' && this.reason().trim() !== '');

  protected async send(): Promise<void> {
    if (!this.canSend()) return;
    const { id, latestVersion: afterVersion } = this.#question.line;
    const body = { from: this.from(), reason: this.reason().trim(), afterVersion };
    await this.form.send(async () => {
      const params = { id };
      this.#question.done(await this.#api.call(retireStandardLine, { params, body }));
    });
  }
}
