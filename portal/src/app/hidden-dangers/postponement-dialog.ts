import { Component, computed, inject, Service, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalService } from 'ng-zorro-antd/modal';
import { POSTPONE_AT_MOST_MS } from '@parkwatch/domain/hidden-danger/postponement';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import type { HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import { Instant } from '../i18n/instant.ts';
import { fromLocalDatetime, toLocalDatetime } from '../i18n/local-datetime.ts';
import { DialogEnd } from '../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../ui/dialog/dialog-form.ts';
import type { DangerDetail } from './danger-detail.ts';

type Question = { readonly danger: HiddenDangerDetail; readonly actions: DangerDetail };
const USUAL_MS = 3 * DAY_MS;

/** Asks for a later deadline. */
@Service({ autoProvided: false })
export class PostponementDialog {
  readonly #modal = inject(NzModalService);

  open(question: Question): void {
    this.#modal.create<PostponementForm, Question, void>({
      ...formDialog,
      nzContent: PostponementForm,
      nzData: question,
    });
  }
}

@Component({
  selector: 'pw-postponement-form',
  imports: [DialogEnd, FormsModule, Instant, NzInputModule, TranslocoDirective],
  template: `<form class="fields" *transloco="let t; prefix: 'postponement'" (ngSubmit)="send()">
    <h2>{{ t('askTitle') }}</h2>
    <p class="muted">{{ t('askText') }}</p>
    <p>{{ t('now') }} {{ question.danger.deadline | instant: 'full' }}</p>
    <div class="field">
      <label for="postpone-until">{{ t('until') }}</label>
      <input
        nz-input
        id="postpone-until"
        type="datetime-local"
        name="until"
        [min]="earliest"
        [max]="latest"
        [(ngModel)]="until"
      />
      @if (fault(); as fault) {
        <span class="error">{{ t('fault.' + fault, { days: mostDays }) }}</span>
      } @else {
        <span class="hint">{{ t('hint', { days: mostDays }) }}</span>
      }
    </div>
    <div class="field">
      <label for="postpone-reason">{{ t('reason') }}</label>
      <textarea
        nz-input
        id="postpone-reason"
        name="reason"
        rows="3"
        maxlength="1000"
        [placeholder]="t('example')"
        [(ngModel)]="reason"
      ></textarea>
    </div>
    <pw-dialog-end [form]="form" [confirm]="t('ask')" [canSend]="canSend()" />
  </form>`,
})
export class PostponementForm {
  protected readonly question = inject<Question>(NZ_MODAL_DATA);
  protected readonly form = dialogForm();
  readonly #deadlineMs = Date.parse(this.question.danger.deadline ?? '');
  protected readonly mostDays = POSTPONE_AT_MOST_MS / DAY_MS;
  protected readonly earliest = toLocalDatetime(this.#deadlineMs + 60_000);
  protected readonly latest = toLocalDatetime(this.#deadlineMs + POSTPONE_AT_MOST_MS);
  protected readonly until = signal(toLocalDatetime(this.#deadlineMs + USUAL_MS));
  protected readonly reason = signal('');
  protected readonly fault = computed(() => {
    const at = fromLocalDatetime(this.until());
    const untilMs = at === undefined ? Number.NaN : Date.parse(at);
    if (!(untilMs > this.#deadlineMs)) return 'notLater';
    return untilMs > this.#deadlineMs + POSTPONE_AT_MOST_MS ? 'tooFar' : undefined;
  });
  protected readonly canSend = computed(
    () => this.fault() === undefined && this.reason().trim() !== '',
  );

  protected async send(): Promise<void> {
    const until = fromLocalDatetime(this.until());
    if (!this.canSend() || until === undefined) return;
    await this.form.send(async () => {
      await this.question.actions.askPostponement(until, this.reason().trim());
    });
  }
}
