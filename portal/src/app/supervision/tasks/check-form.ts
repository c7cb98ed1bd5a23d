import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { CHECK_RESULTS } from '@parkwatch/domain/supervision-plan/check-lines';
import type { CheckResult } from '@parkwatch/domain/supervision-plan/check-lines';
import { attachment } from '@parkwatch/domain/wire/hidden-dangers';
import { completeSupervisionTask } from '@parkwatch/domain/wire/supervision';
import type { SupervisionTaskDetail } from '@parkwatch/domain/wire/supervision';
import * as z from 'zod';
import { Api } from '../../api/api.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Session } from '../../session/session.ts';
import { draft } from '../../ui/draft.ts';
import { PhotoPicker } from '../../ui/photo/photo-picker.ts';
import { ReportFault } from './report-fault.ts';

const kept = z.object({
  lines: z.record(z.string(), z.object({ result: z.enum(CHECK_RESULTS), note: z.string() })),
  note: z.string(),
  photos: z.array(attachment),
});

/** Fills in a checklist line by line, with a thumb. What is typed survives a reload and a lost network. */
@Component({
  selector: 'pw-check-form',
  imports: [
    FormsModule,
    LocalText,
    NzButtonModule,
    NzInputModule,
    PhotoPicker,
    ReportFault,
    TranslocoDirective,
  ],
  templateUrl: './check-form.html',
  styleUrl: './check-form.css',
})
export class CheckForm {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #messages = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);

  readonly task = input.required<SupervisionTaskDetail>();
  readonly done = output<SupervisionTaskDetail>();

  protected readonly results = CHECK_RESULTS;
  protected readonly picker = viewChild(PhotoPicker);
  readonly #draft = draft(
    () => `${this.#session.me()?.id ?? 0}.supervision.${this.task().id}`,
    kept,
    () => ({ lines: {}, note: '', photos: [] }),
  );
  protected readonly entry = this.#draft.value;
  protected readonly change = this.#draft.change;
  protected readonly isBusy = signal(false);
  protected readonly problems = signal<readonly string[]>([]);
  /** Lines without a result, or with a finding that is not explained. */
  protected readonly missing = computed(
    () => this.task().checklist.filter(({ id }) => !this.#isComplete(id)).length,
  );
  protected readonly canSend = computed(
    () => this.missing() === 0 && this.picker()?.isBusy() !== true,
  );

  protected choose(line: string, result: CheckResult): void {
    const note = this.entry().lines[line]?.note ?? '';
    this.change({ lines: { ...this.entry().lines, [line]: { result, note } } });
  }

  protected explain(line: string, note: string): void {
    const known = this.entry().lines[line];
    if (known) this.change({ lines: { ...this.entry().lines, [line]: { ...known, note } } });
  }

  #isComplete(line: string): boolean {
    const given = this.entry().lines[line];
    return given !== undefined && (given.result === 'ok' || given.note.trim() !== '');
  }

  protected async send(): Promise<void> {
    if (!this.canSend() || this.isBusy()) return;
    this.isBusy.set(true);
    this.problems.set([]);
    const { lines, note, photos } = this.entry();
    try {
      const done = await this.#api.call(completeSupervisionTask, {
        params: { id: this.task().id },
        body: {
          results: this.task().checklist.map(({ id }) => ({
            ...{ line: id, result: lines[id]!.result, note: lines[id]!.note.trim() || null },
          })),
          note: note.trim() || null,
          attachmentIds: photos.map(({ id }) => id),
        },
      });
      this.#draft.clear();
      this.#messages.success(this.#language.translate('supervision.form.sent'));
      this.done.emit(done);
    } catch (error) {
      this.problems.set([this.#problemText.of(error), ...this.#problemText.fields(error)]);
    } finally {
      this.isBusy.set(false);
    }
  }
}
