import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { GRADES, rectificationDueAt } from '@parkwatch/domain/hidden-danger/grade';
import { checkAnswer, checkLookBack } from '@parkwatch/domain/hidden-danger/check-report';
import { durationText } from '@parkwatch/domain/time/duration';
import type { HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import { attachment } from '@parkwatch/domain/wire/hidden-dangers';
import * as z from 'zod';
import { ProblemText } from '../api/problem-text.ts';
import { Language } from '../i18n/language.ts';
import { fromLocalDatetime, toLocalDatetime } from '../i18n/local-datetime.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Session } from '../session/session.ts';
import { PhotoPicker } from '../ui/photo/photo-picker.ts';
import type { DangerDetail } from './danger-detail.ts';
import { draft } from '../ui/draft.ts';
import type { Step } from './next-step.ts';

const kept = z.object({ text: z.string(), deadline: z.string(), photos: z.array(attachment) });

/** The form of the one step that is due, other than the confirmation of a report. What is typed survives a reload. */
@Component({
  selector: 'pw-step-form',
  imports: [FormsModule, LocalText, NzButtonModule, NzInputModule, PhotoPicker, TranslocoDirective],
  templateUrl: './step-form.html',
  styleUrl: './step-form.css',
})
export class StepForm {
  readonly #session = inject(Session);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);
  readonly #nowMs = inject(SecondsClock).nowMs;

  readonly step = input.required<Exclude<Step, 'confirm'>>();
  readonly danger = input.required<HiddenDangerDetail>();
  readonly actions = input.required<DangerDetail>();

  protected readonly picker = viewChild(PhotoPicker);
  readonly #kept = draft(
    () => `${this.#session.me()?.id ?? 0}.${this.step()}.${this.danger().id}`,
    kept,
    () => ({ text: '', deadline: '', photos: [] }),
  );
  protected readonly entry = this.#kept.value;
  protected readonly change = this.#kept.change;
  protected readonly busy = signal<'send' | 'return' | undefined>(undefined);
  protected readonly problems = signal<readonly string[]>([]);

  /** The time that the grade gives, which the dispatcher may change. */
  protected readonly deadline = computed(
    () =>
      this.entry().deadline ||
      toLocalDatetime(rectificationDueAt(this.danger().grade, this.#openedMs)),
  );
  readonly #openedMs = this.#nowMs();
  protected readonly earliest = computed(() => toLocalDatetime(this.#nowMs() + 60_000));
  protected readonly usual = computed(() =>
    durationText(GRADES[this.danger().grade].rectifyWithinMs),
  );
  protected readonly isLateDeadline = computed(() => {
    const at = fromLocalDatetime(this.deadline());
    return at === undefined || Date.parse(at) <= this.#nowMs();
  });
  protected readonly missing = computed(() => {
    const { text, photos } = this.entry();
    if (this.step() === 'answer') return checkAnswer({ text, photoCount: photos.length });
    return this.step() === 'look-back' ? checkLookBack({ photoCount: photos.length }) : [];
  });
  protected readonly canSend = computed(() => {
    if (this.entry().text.trim() === '' || this.picker()?.isBusy()) return false;
    if (this.step() === 'dispatch' && this.isLateDeadline()) return false;
    return this.missing().length === 0;
  });

  /** A return, or one that came back, may set a new deadline; none typed leaves it to the server. */
  protected readonly canReturn = computed(() => {
    const isLate = this.entry().deadline !== '' && this.isLateDeadline();
    return this.canSend() && !isLate;
  });

  protected readonly hasPhotos = computed(
    () => this.step() === 'answer' || this.step() === 'look-back',
  );
  /** The step judges, and what is not in order goes back. */
  protected readonly isJudging = computed(
    () => this.step() === 'review' || this.step() === 'look-back',
  );

  protected async send(decision: 'accept' | 'return' = 'accept'): Promise<void> {
    const isReady = decision === 'return' ? this.canReturn() : this.canSend();
    if (!isReady || this.busy()) return;
    const step = this.step();
    this.busy.set(decision === 'return' ? 'return' : 'send');
    this.problems.set([]);
    try {
      await this.#act(decision);
      this.#kept.clear();
      const done = this.isJudging() ? `${step}.${decision}` : step;
      this.#message.success(this.#language.translate(`dangerStep.done.${done}`));
    } catch (error) {
      this.problems.set([this.#problemText.of(error), ...this.#problemText.fields(error)]);
    } finally {
      this.busy.set(undefined);
    }
  }

  async #act(decision: 'accept' | 'return'): Promise<void> {
    const { photos, text: typed } = this.entry();
    const text = typed.trim();
    const actions = this.actions();
    switch (this.step()) {
      case 'dispatch':
        // An untouched deadline is the server's to set, from its own clock.
        return actions.dispatch(text, fromLocalDatetime(this.entry().deadline));
      case 'take-up':
        return actions.takeUp(text);
      case 'answer':
        return actions.answer(
          text,
          photos.map(({ id }) => id),
        );
      case 'review':
        return decision === 'return'
          ? actions.review(decision, text, fromLocalDatetime(this.entry().deadline))
          : actions.review(decision, text);
      case 'close':
        return actions.close(text);
      case 'look-back':
        return this.#lookBack(decision === 'return');
    }
  }

  #lookBack(isBack: boolean): Promise<void> {
    const { text, photos } = this.entry();
    const seen = { text: text.trim(), attachmentIds: photos.map(({ id }) => id) };
    if (!isBack) return this.actions().lookBack({ ...seen, outcome: 'held' });
    const deadline = fromLocalDatetime(this.entry().deadline);
    return this.actions().lookBack({
      ...seen,
      outcome: 'came-back',
      ...(deadline && { deadline }),
    });
  }
}
