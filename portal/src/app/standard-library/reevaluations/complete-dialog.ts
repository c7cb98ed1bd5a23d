import { Component, computed, inject, Service, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalService } from 'ng-zorro-antd/modal';
import { REEVALUATION_RESULTS } from '@parkwatch/domain/standard-library/reevaluation';
import type { ReevaluationResult } from '@parkwatch/domain/standard-library/reevaluation';
import { completeStandardReevaluation } from '@parkwatch/domain/wire/standard-changes';
import type { StandardReevaluation } from '@parkwatch/domain/wire/standard-changes';
import { Api } from '../../api/api.ts';
import { DialogEnd } from '../../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../../ui/dialog/dialog-form.ts';

type Question = {
  readonly one: StandardReevaluation;
  /** Told when it was said, while the dialog is still open. */
  readonly done: () => void;
};

/** Asks what looking again has found. */
@Service({ autoProvided: false })
export class CompleteDialog {
  readonly #modal = inject(NzModalService);

  open(question: Question): void {
    this.#modal.create<CompleteForm, Question, void>({
      ...formDialog,
      nzContent: CompleteForm,
      nzData: question,
    });
  }
}

export const completeDialog = [NzModalService, CompleteDialog];

@Component({
  selector: 'pw-complete-form',
  imports: [DialogEnd, FormsModule, NzInputModule, TranslocoDirective],
  template: `<form
    class="fields"
    *transloco="let t; prefix: 'standards.reevaluation'"
    (ngSubmit)="send()"
  >
    <h2>{{ t('complete') }}</h2>
    <p class="muted">{{ t('completeText') }}</p>
    <fieldset class="field">
      <legend>{{ t('found') }}</legend>
      @for (one of results; track one) {
        <label class="choice">
          <input type="radio" name="result" [value]="one" [(ngModel)]="result" />
          {{ t('result.' + one) }}
        </label>
      }
    </fieldset>
    <div class="field">
      <label for="complete-note">{{ t('note') }}</label>
      <textarea
        nz-input
        id="complete-note"
        name="note"
        rows="4"
        maxlength="1000"
        [placeholder]="t('noteExample')"
        [(ngModel)]="note"
      ></textarea>
    </div>
    <pw-dialog-end [form]="form" [confirm]="t('confirm')" [canSend]="canSend()" />
  </form>`,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      color: var(--text-2);
    }
    .choice {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-height: 32px;
      color: var(--text);
    }
  `,
})
export class CompleteForm {
  readonly #api = inject(Api);
  readonly #question = inject<Question>(NZ_MODAL_DATA);
  protected readonly form = dialogForm();
  protected readonly results = Object.keys(REEVALUATION_RESULTS) as ReevaluationResult[];
  protected readonly result = signal<ReevaluationResult | null>(null);
  protected readonly note = signal('');
  protected readonly canSend = computed(() => this.result() !== null && this.note().trim() !== '');

  protected async send(): Promise<void> {
    const result = this.result();
    if (result === null || !this.canSend()) return;
    const body = { result, note: this.note().trim() };
    const params = { id: this.#question.one.id };
    await this.form.send(async () => {
      await this.#api.call(completeStandardReevaluation, { params, body });
      this.#question.done();
    });
  }
}
