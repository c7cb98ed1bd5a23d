import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { ORDER_STATE_LABELS } from '@parkwatch/domain/incident/next-order';
import { ORDER_LABELS } from '@parkwatch/domain/incident/order-plan';
import type { Order } from '@parkwatch/domain/wire/incidents';
import { acknowledgeOrder } from '@parkwatch/domain/wire/incidents';
import { Api } from '../api/api.ts';
import { ProblemText } from '../api/problem-text.ts';
import { Amount } from '../i18n/amount.ts';
import { Instant } from '../i18n/instant.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { clockText } from './running-clock.ts';
import { isOverdue } from './incident-view.ts';
import { Person } from '../ui/person.ts';

type Answer = 'acknowledged' | 'refused';

/** One order to this enterprise: what to do in large letters, and two large buttons. Made for a phone at three in the morning. */
@Component({
  selector: 'pw-order-card',
  imports: [
    Amount,
    FormsModule,
    Instant,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    Person,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './order-card.html',
  styleUrl: './order-card.css',
})
export class OrderCard {
  readonly #api = inject(Api);
  readonly #problemText = inject(ProblemText);
  readonly #nowMs = inject(SecondsClock).nowMs;

  readonly order = input.required<Order>();
  readonly canAnswer = input(false);
  readonly answered = output<Order>();

  protected readonly kinds = ORDER_LABELS;
  protected readonly states = ORDER_STATE_LABELS;
  protected readonly headcount = signal<number | null>(null);
  protected readonly note = signal('');
  protected readonly isRefusing = signal(false);
  protected readonly busy = signal<Answer | undefined>(undefined);
  protected readonly problem = signal('');

  protected readonly isOpen = computed(() => this.order().state === 'issued');
  protected readonly isCorrecting = signal(false);
  protected readonly mayCorrect = computed(
    () => this.canAnswer() && this.order().state === 'acknowledged' && !this.isCorrecting(),
  );
  /** Who refused may still follow. */
  protected readonly mayAnswer = computed(
    () =>
      this.canAnswer() &&
      (this.isOpen() || this.order().state === 'refused' || this.isCorrecting()),
  );
  protected readonly isOverdue = computed(() => isOverdue(this.order(), this.#nowMs()));
  protected readonly timeLeft = computed(() =>
    clockText(Math.abs(Date.parse(this.order().dueAt) - this.#nowMs())),
  );
  protected readonly isHeadcountWrong = computed(() => {
    const count = this.headcount();
    return count !== null && !(Number.isInteger(count) && count >= 0 && count <= 100_000);
  });
  protected readonly lacksReason = computed(() => this.note().trim() === '');

  /** Begins with the answer that stands. */
  protected correct(): void {
    const given = this.order().acknowledged;
    this.headcount.set(given?.headcount ?? null);
    this.note.set(given?.note ?? '');
    this.isCorrecting.set(true);
  }

  protected refuse(): void {
    if (!this.isRefusing()) this.isRefusing.set(true);
    else void this.send('refused');
  }

  protected async send(answer: Answer): Promise<void> {
    if (this.busy() || this.isHeadcountWrong()) return;
    if (answer === 'refused' && this.lacksReason()) return;
    this.busy.set(answer);
    this.problem.set('');
    try {
      const changed = await this.#api.call(acknowledgeOrder, {
        params: { id: this.order().id },
        body: {
          answer,
          headcount: answer === 'acknowledged' ? this.headcount() : null,
          note: this.note().trim() || null,
        },
      });
      this.isRefusing.set(false);
      this.isCorrecting.set(false);
      this.answered.emit(changed);
    } catch (error) {
      this.problem.set(this.#problemText.of(error));
    } finally {
      this.busy.set(undefined);
    }
  }
}
