import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzInputNumberModule } from 'ng-zorro-antd/input-number';
import type { NzModalService } from 'ng-zorro-antd/modal';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import type { Order } from '@parkwatch/domain/wire/incidents';
import { acknowledgeOrder } from '@parkwatch/domain/wire/incidents';
import { Api } from '../api/api.ts';
import { ProblemText } from '../api/problem-text.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';

type Answering = { order: Order; answered: (order: Order) => void };

/** Opens the answer to an order: yes with a head count, or no with a reason. */
export function openAnswerOrder(modal: NzModalService, answering: Answering): void {
  modal.create<AnswerOrder, Answering>({
    nzContent: AnswerOrder,
    nzData: answering,
    nzFooter: null,
    nzWidth: 440,
    nzMaskClosable: false,
  });
}

@Component({
  selector: 'pw-answer-order',
  imports: [
    FormsModule,
    LocalText,
    NzButtonModule,
    NzInputModule,
    NzInputNumberModule,
    NzSegmentedModule,
    TranslocoDirective,
  ],
  templateUrl: './answer-order.html',
})
export class AnswerOrder {
  readonly #api = inject(Api);
  readonly #dialog = inject(NzModalRef);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);
  readonly #answering = inject<Answering>(NZ_MODAL_DATA);

  protected readonly order = this.#answering.order;
  protected readonly answer = signal<'acknowledged' | 'refused'>('acknowledged');
  protected readonly headcount = signal<number | null>(null);
  protected readonly note = signal('');
  protected readonly isBusy = signal(false);
  protected readonly problem = signal('');
  protected readonly choices = (['acknowledged', 'refused'] as const).map((value) => ({
    value,
    label: this.#language.translate(`orders.choice.${value}`),
  }));
  protected readonly canSend = computed(
    () => this.answer() === 'acknowledged' || this.note().trim() !== '',
  );

  protected async send(): Promise<void> {
    if (!this.canSend()) return;
    this.isBusy.set(true);
    const isYes = this.answer() === 'acknowledged';
    try {
      const changed = await this.#api.call(acknowledgeOrder, {
        params: { id: this.order.id },
        body: {
          answer: this.answer(),
          headcount: isYes ? this.headcount() : null,
          note: this.note().trim() || null,
        },
      });
      this.#answering.answered(changed);
      this.#dialog.close();
    } catch (error) {
      this.problem.set(this.#problemText.of(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  protected cancel(): void {
    this.#dialog.close();
  }
}
