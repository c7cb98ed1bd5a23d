import { Component, computed, inject, Service, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalService } from 'ng-zorro-antd/modal';
import { attachment } from '@parkwatch/domain/wire/hidden-dangers';
import type { HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import * as z from 'zod';
import { Session } from '../session/session.ts';
import { DialogEnd } from '../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../ui/dialog/dialog-form.ts';
import { draft } from '../ui/draft.ts';
import { PhotoPicker } from '../ui/photo/photo-picker.ts';
import type { DangerDetail } from './danger-detail.ts';

type Question = { readonly danger: HiddenDangerDetail; readonly actions: DangerDetail };
const kept = z.object({ percent: z.number(), text: z.string(), photos: z.array(attachment) });
const STEP = 10;

/** Tells how far the rectification is. */
@Service({ autoProvided: false })
export class ProgressDialog {
  readonly #modal = inject(NzModalService);

  open(question: Question): void {
    this.#modal.create<ProgressForm, Question, void>({
      ...{ ...formDialog, nzWidth: 520 },
      nzContent: ProgressForm,
      nzData: question,
    });
  }
}

/** What is typed survives a reload. */
@Component({
  selector: 'pw-progress-form',
  imports: [DialogEnd, FormsModule, NzInputModule, PhotoPicker, TranslocoDirective],
  template: `<form class="fields" *transloco="let t; prefix: 'dangerProgress'" (ngSubmit)="send()">
    <h2>{{ t('title') }}</h2>
    <div class="field">
      <label for="progress-percent">{{ t('percent') }}</label>
      <div class="percent">
        <input
          id="progress-percent"
          type="range"
          name="percent"
          min="0"
          max="100"
          [step]="step"
          [ngModel]="entry().percent"
          (ngModelChange)="change({ percent: $event })"
        />
        <output for="progress-percent" class="tabular">{{ entry().percent }} %</output>
      </div>
    </div>
    <div class="field">
      <label for="progress-text">{{ t('words') }}</label>
      <textarea
        nz-input
        id="progress-text"
        name="text"
        rows="3"
        maxlength="1000"
        [placeholder]="t('example')"
        [ngModel]="entry().text"
        (ngModelChange)="change({ text: $event })"
      ></textarea>
    </div>
    <div class="field">
      <span class="label">{{ t('photos') }}</span>
      <pw-photo-picker [photos]="entry().photos" (photosChange)="change({ photos: [...$event] })" />
    </div>
    <pw-dialog-end [form]="form" [confirm]="t('confirm')" [canSend]="canSend()" />
  </form>`,
  styles: `
    .percent {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 56px;
      align-items: center;
      gap: var(--space-3);
    }
    input[type='range'] {
      min-height: var(--touch-target);
      accent-color: var(--accent);
    }
    output {
      text-align: right;
    }
  `,
})
export class ProgressForm {
  readonly #session = inject(Session);
  readonly #question = inject<Question>(NZ_MODAL_DATA);
  protected readonly step = STEP;
  protected readonly picker = viewChild(PhotoPicker);
  protected readonly form = dialogForm();
  readonly #kept = draft(
    () => `${this.#session.me()?.id ?? 0}.progress.${this.#question.danger.id}`,
    kept,
    () => ({ percent: this.#question.danger.progress?.percent ?? 0, text: '', photos: [] }),
  );
  protected readonly entry = this.#kept.value;
  protected readonly change = this.#kept.change;
  protected readonly canSend = computed(
    () => this.entry().text.trim() !== '' && this.picker()?.isBusy() !== true,
  );

  protected async send(): Promise<void> {
    if (!this.canSend()) return;
    const { text, percent, photos } = this.entry();
    await this.form.send(async () => {
      const ids = photos.map(({ id }) => id);
      await this.#question.actions.tellProgress(text.trim(), percent, ids);
      this.#kept.clear();
    });
  }
}
