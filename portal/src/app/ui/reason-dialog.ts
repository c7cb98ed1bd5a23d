import { Component, computed, inject, Service, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalModule, NzModalRef, NzModalService } from 'ng-zorro-antd/modal';
import { firstValueFrom } from 'rxjs';
import { ProblemText } from '../api/problem-text.ts';

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
      nzContent: ReasonForm,
      nzData: question,
      nzFooter: null,
      nzWidth: 440,
      nzMaskClosable: false,
    });
    return (await firstValueFrom(dialog.afterClose, { defaultValue: false })) === true;
  }
}

/** What a component that asks for reasons lists among its providers. */
export const reasonDialog = [NzModalService, ReasonDialog];

@Component({
  selector: 'pw-reason-form',
  imports: [FormsModule, NzButtonModule, NzInputModule, NzModalModule, TranslocoDirective],
  template: `<form class="fields" *transloco="let t; prefix: 'reason'" (ngSubmit)="send()">
    <h2>{{ question.title }}</h2>
    @if (question.text) {
      <p class="muted">{{ question.text }}</p>
    }
    <div class="field">
      <label for="reason-text">{{
        question.label ?? t(question.isOptional ? 'noteLabel' : 'label')
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
    @if (problem(); as text) {
      <p class="field" role="alert">
        <span class="error">{{ text }}</span>
      </p>
    }
    <div class="dialog-actions">
      <button nz-button type="button" (click)="cancel()">{{ t('cancel') }}</button>
      <button
        nz-button
        nzType="primary"
        [nzDanger]="question.isDanger === true"
        [nzLoading]="isBusy()"
        [disabled]="!canSend()"
      >
        {{ question.confirm }}
      </button>
    </div>
  </form>`,
})
export class ReasonForm {
  readonly #dialog = inject<NzModalRef<ReasonForm, boolean>>(NzModalRef);
  readonly #problemText = inject(ProblemText);
  protected readonly question = inject<ReasonQuestion>(NZ_MODAL_DATA);

  protected readonly reason = signal('');
  protected readonly isBusy = signal(false);
  protected readonly problem = signal('');
  protected readonly canSend = computed(
    () => this.question.isOptional === true || this.reason().trim() !== '',
  );

  protected async send(): Promise<void> {
    if (!this.canSend() || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set('');
    try {
      await this.question.act(this.reason().trim());
      this.#dialog.close(true);
    } catch (error) {
      this.problem.set(this.#problemText.of(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  protected cancel(): void {
    this.#dialog.close(false);
  }
}
