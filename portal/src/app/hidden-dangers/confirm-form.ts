import { Component, computed, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { CATEGORY_LABELS } from '@parkwatch/domain/hidden-danger/category';
import { GRADES, rectificationDueAt } from '@parkwatch/domain/hidden-danger/grade';
import { durationText } from '@parkwatch/domain/time/duration';
import {
  HIDDEN_DANGER_CATEGORIES,
  HIDDEN_DANGER_GRADES,
} from '@parkwatch/domain/wire/hidden-dangers';
import type { HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import * as z from 'zod';
import { ProblemText } from '../api/problem-text.ts';
import { Language } from '../i18n/language.ts';
import { fromLocalDatetime, toLocalDatetime } from '../i18n/local-datetime.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Session } from '../session/session.ts';
import { draft } from '../ui/draft.ts';
import { GradeChoice } from '../ui/grade-choice.ts';
import type { DangerDetail } from './danger-detail.ts';
import { RefuseDialog } from './refuse-dialog.ts';

const kept = z.object({
  grade: z.enum(HIDDEN_DANGER_GRADES),
  category: z.enum(HIDDEN_DANGER_CATEGORIES),
  text: z.string(),
  isDispatched: z.boolean(),
  instruction: z.string(),
  deadline: z.string(),
});

/** What a report is in the eyes of the office: grade, category and finding; it may go to the enterprise in the same step. */
@Component({
  selector: 'pw-confirm-form',
  imports: [
    FormsModule,
    GradeChoice,
    LocalText,
    NzButtonModule,
    NzInputModule,
    NzSelectModule,
    TranslocoDirective,
  ],
  providers: [RefuseDialog],
  templateUrl: './confirm-form.html',
  styleUrls: ['./step-form.css', './confirm-form.css'],
})
export class ConfirmForm {
  readonly #session = inject(Session);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);
  readonly #refuse = inject(RefuseDialog);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly #openedMs = this.#nowMs();

  readonly danger = input.required<HiddenDangerDetail>();
  readonly actions = input.required<DangerDetail>();

  protected readonly categories = HIDDEN_DANGER_CATEGORIES;
  protected readonly categoryLabels = CATEGORY_LABELS;
  readonly #kept = draft(
    () => `${this.#session.me()?.id ?? 0}.confirm.${this.danger().id}`,
    kept,
    () => ({
      ...{ grade: this.danger().grade, category: this.danger().category, text: '' },
      ...{ isDispatched: true, instruction: '', deadline: '' },
    }),
  );
  protected readonly entry = this.#kept.value;
  protected readonly change = this.#kept.change;
  protected readonly isBusy = signal(false);
  protected readonly problems = signal<readonly string[]>([]);

  protected readonly deadline = computed(
    () =>
      this.entry().deadline ||
      toLocalDatetime(rectificationDueAt(this.entry().grade, this.#openedMs)),
  );
  protected readonly earliest = computed(() => toLocalDatetime(this.#nowMs() + 60_000));
  protected readonly usual = computed(() =>
    durationText(GRADES[this.entry().grade].rectifyWithinMs),
  );
  protected readonly isLateDeadline = computed(() => {
    const at = fromLocalDatetime(this.deadline());
    return at === undefined || Date.parse(at) <= this.#nowMs();
  });
  protected readonly canSend = computed(() => {
    const { text, isDispatched, instruction } = this.entry();
    if (text.trim() === '') return false;
    return !isDispatched || (instruction.trim() !== '' && !this.isLateDeadline());
  });

  protected async send(): Promise<void> {
    if (!this.canSend() || this.isBusy()) return;
    const { grade, category, text, isDispatched, instruction } = this.entry();
    // An untouched deadline is the server's to set, from its own clock.
    const deadline = fromLocalDatetime(this.entry().deadline);
    const dispatch = isDispatched
      ? { instruction: instruction.trim(), ...(deadline && { deadline }) }
      : null;
    this.isBusy.set(true);
    this.problems.set([]);
    try {
      await this.actions().confirm({ grade, category, text: text.trim(), dispatch });
      this.#kept.clear();
      const done = isDispatched ? 'dispatch' : 'confirm';
      this.#message.success(this.#language.translate(`dangerStep.done.${done}`));
    } catch (error) {
      this.problems.set([this.#problemText.of(error), ...this.#problemText.fields(error)]);
    } finally {
      this.isBusy.set(false);
    }
  }

  protected refuse(): void {
    this.#refuse.open({ danger: this.danger(), actions: this.actions() });
  }
}
