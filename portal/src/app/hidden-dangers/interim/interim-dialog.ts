import { Component, computed, inject, Service } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalService } from 'ng-zorro-antd/modal';
import {
  INTERIM_AT_MOST_MS,
  INTERIM_KIND_LABELS,
  INTERIM_KINDS,
  INTERIM_TEXT,
} from '@parkwatch/domain/hidden-danger/interim-measure';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import type { HiddenDangerDetail, InterimMeasure } from '@parkwatch/domain/wire/hidden-dangers';
import * as z from 'zod';
import { fromLocalDatetime, toLocalDatetime } from '../../i18n/local-datetime.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { Session } from '../../session/session.ts';
import { DialogEnd } from '../../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../../ui/dialog/dialog-form.ts';
import { draft } from '../../ui/draft.ts';
import type { DangerDetail } from '../danger-detail.ts';

export type InterimQuestion = {
  readonly danger: HiddenDangerDetail;
  readonly actions: DangerDetail;
  /** The one to extend; absent: a new one. */
  readonly extended?: InterimMeasure;
};

/** Opens the form of a new measure, or of an extension. */
@Service({ autoProvided: false })
export class InterimDialog {
  readonly #modal = inject(NzModalService);

  open(question: InterimQuestion): void {
    this.#modal.create<InterimForm, InterimQuestion, void>({
      ...{ ...formDialog, nzWidth: 520 },
      nzContent: InterimForm,
      nzData: question,
    });
  }
}

const USUAL_MS = 7 * DAY_MS;
const kept = z.object({
  kind: z.enum(INTERIM_KINDS),
  measure: z.string(),
  responsible: z.string(),
  until: z.string(),
  reason: z.string(),
});

/** Interim protection, new or extended. What is typed survives a reload. */
@Component({
  selector: 'pw-interim-form',
  imports: [DialogEnd, FormsModule, LocalText, NzInputModule, TranslocoDirective],
  templateUrl: './interim-dialog.html',
  styleUrl: './interim-dialog.css',
})
export class InterimForm {
  readonly #session = inject(Session);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly #openedMs = this.#nowMs();
  protected readonly question = inject<InterimQuestion>(NZ_MODAL_DATA);
  protected readonly form = dialogForm();
  protected readonly kinds = INTERIM_KINDS.map((kind) => ({
    kind,
    label: INTERIM_KIND_LABELS[kind],
  }));
  protected readonly most = {
    measure: INTERIM_TEXT.measure[1],
    responsible: INTERIM_TEXT.responsible[1],
    days: INTERIM_AT_MOST_MS / DAY_MS,
  };

  readonly #kept = draft(
    () => {
      const { danger, extended } = this.question;
      return `${this.#session.me()?.id ?? 0}.interim.${danger.id}.${extended?.id ?? 'new'}`;
    },
    kept,
    () => ({ kind: 'isolation' as const, measure: '', responsible: '', until: '', reason: '' }),
  );
  protected readonly entry = this.#kept.value;
  protected readonly change = this.#kept.change;

  /** Until the fix is due, unless that has passed or lies too far; of an extension a week more. */
  readonly #proposedMs = this.#propose();
  protected readonly until = computed(
    () => this.entry().until || toLocalDatetime(this.#proposedMs),
  );
  protected readonly earliest = computed(() =>
    toLocalDatetime(Math.max(this.#nowMs(), this.#beforeMs()) + 60_000),
  );
  protected readonly latest = computed(() => toLocalDatetime(this.#nowMs() + INTERIM_AT_MOST_MS));
  /** What is wrong with the end that is typed; undefined: nothing. */
  protected readonly untilFault = computed(() => {
    const at = fromLocalDatetime(this.until());
    const atMs = at === undefined ? Number.NaN : Date.parse(at);
    if (!(atMs > this.#nowMs())) return 'past';
    if (!(atMs > this.#beforeMs())) return 'notLater';
    return atMs > this.#nowMs() + INTERIM_AT_MOST_MS ? 'tooFar' : undefined;
  });
  protected readonly canSend = computed(() => {
    if (this.untilFault() !== undefined) return false;
    const { measure, responsible, reason } = this.entry();
    if (this.question.extended) return reason.trim() !== '';
    return measure.trim().length >= INTERIM_TEXT.measure[0] && responsible.trim() !== '';
  });

  protected async send(): Promise<void> {
    const until = fromLocalDatetime(this.until());
    if (!this.canSend() || until === undefined) return;
    const { actions, extended } = this.question;
    const { kind, measure, responsible, reason } = this.entry();
    await this.form.send(async () => {
      if (extended) await actions.extendInterim(extended, until, reason.trim());
      else {
        const words = { measure: measure.trim(), responsible: responsible.trim() };
        await actions.addInterim({ kind, ...words, until });
      }
      this.#kept.clear();
    });
  }

  #beforeMs(): number {
    const { extended } = this.question;
    return extended ? Date.parse(extended.until) : 0;
  }

  #propose(): number {
    const { danger, extended } = this.question;
    const latestMs = this.#openedMs + INTERIM_AT_MOST_MS;
    if (extended) return Math.min(latestMs, Math.max(this.#openedMs, this.#beforeMs()) + USUAL_MS);
    const dueMs = danger.deadline === null ? Number.NaN : Date.parse(danger.deadline);
    return dueMs > this.#openedMs && dueMs <= latestMs ? dueMs : this.#openedMs + USUAL_MS;
  }
}
