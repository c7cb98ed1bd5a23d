import { Component, computed, inject, Service, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalService } from 'ng-zorro-antd/modal';
import { firstValueFrom } from 'rxjs';
import { DialogEnd } from './dialog/dialog-end.ts';
import { dialogForm, formDialog } from './dialog/dialog-form.ts';

export type ReasonQuestion = {
  readonly title: string;
  /** What will happen, in a sentence. */
  readonly text?: string;
  readonly confirm: string;
  readonly isDanger?: boolean;
  /** A reason may be left out. */
  readonly isOptional?: boolean;
  readonly label?: string;
  /** Does it; a refusal is shown in the dialog, which stays open so that nothing typed is lost. */
  readonly act: (reason: string) => Promise<unknown>;
};

/** Asks for a reason, then acts. Answers whether it was done. */
@Service({ autoProvided: false })
export class ReasonDialog {
  /** For dialogs that ask for more than a reason. */
  readonly modal = inject(NzModalService);

  async ask(question: ReasonQuestion): Promise<boolean> {
    const dialog = this.modal.create<ReasonForm, ReasonQuestion, boolean>({
      ...formDialog,
      nzContent: ReasonForm,
      nzData: question,
    });
    return (await firstValueFrom(dialog.afterClose, { defaultValue: false })) === true;
  }
}

/** What a component that asks for reasons lists among its providers. */
export const reasonDialog = [NzModalService, ReasonDialog];

@Component({
  selector: 'pw-reason-form',
  imports: [DialogEnd, FormsModule, NzInputModule, TranslocoDirective],
  template: `<form class="fields" *transloco="let t; prefix: 'dialog'" (ngSubmit)="send()">
    <h2>{{ question.title }}</h2>
    @if (question.text) {
      <p class="muted">{{ question.text }}</p>
    }
    <div class="field">
      <label for="reason-text">{{
        question.label ?? t(question.isOptional ? 'note' : 'reason')
      }}</label>
      <textarea
        nz-input
        id="reason-text"
        name="reason"
        rows="3"
        maxlength="1000"
        [(ngModel)]="reason"
      ></textarea>
    </div>
    <pw-dialog-end
      [form]="form"
      [confirm]="question.confirm"
      [canSend]="canSend()"
      [danger]="question.isDanger === true"
    />
  </form>`,
})
export class ReasonForm {
  protected readonly question = inject<ReasonQuestion>(NZ_MODAL_DATA);
  protected readonly form = dialogForm<boolean>();
  protected readonly reason = signal('');
  protected readonly canSend = computed(
    () => this.question.isOptional === true || this.reason().trim() !== '',
  );

  protected async send(): Promise<void> {
    if (!this.canSend()) return;
    await this.form.send(async () => {
      await this.question.act(this.reason().trim());
      return true;
    });
  }
}
