import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzInputNumberModule } from 'ng-zorro-antd/input-number';
import type { NzModalService } from 'ng-zorro-antd/modal';
import { NZ_MODAL_DATA } from 'ng-zorro-antd/modal';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import type { Order } from '@parkwatch/domain/wire/incidents';
import { acknowledgeOrder } from '@parkwatch/domain/wire/incidents';
import { Api } from '../api/api.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { DialogEnd } from '../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../ui/dialog/dialog-form.ts';

type Answering = { order: Order; answered: (order: Order) => void };

/** Opens the answer to an order: yes with a head count, or no with a reason. An answer that was given is corrected. */
export function openAnswerOrder(modal: NzModalService, answering: Answering): void {
  modal.create<AnswerOrder, Answering>({
    ...formDialog,
    nzContent: AnswerOrder,
    nzData: answering,
  });
}

@Component({
  selector: 'pw-answer-order',
  imports: [
    FormsModule,
    LocalText,
    DialogEnd,
    NzInputModule,
    NzInputNumberModule,
    NzSegmentedModule,
    TranslocoDirective,
  ],
  templateUrl: './answer-order.html',
})
export class AnswerOrder {
  readonly #api = inject(Api);
  readonly #language = inject(Language);
  readonly #answering = inject<Answering>(NZ_MODAL_DATA);

  protected readonly order = this.#answering.order;
  protected readonly isCorrection = this.order.state !== 'issued';
  protected readonly answer = signal<'acknowledged' | 'refused'>(
    this.order.state === 'refused' ? 'refused' : 'acknowledged',
  );
  protected readonly headcount = signal(this.order.acknowledged?.headcount ?? null);
  protected readonly note = signal(this.order.acknowledged?.note ?? '');
  protected readonly form = dialogForm();
  protected readonly choices = (['acknowledged', 'refused'] as const).map((value) => ({
    value,
    label: this.#language.translate(`orders.choice.${value}`),
  }));
  protected readonly canSend = computed(
    () => this.answer() === 'acknowledged' || this.note().trim() !== '',
  );

  protected async send(): Promise<void> {
    if (!this.canSend()) return;
    const isYes = this.answer() === 'acknowledged';
    const body = {
      answer: this.answer(),
      headcount: isYes ? this.headcount() : null,
      note: this.note().trim() || null,
    };
    await this.form.send(async () => {
      const params = { id: this.order.id };
      this.#answering.answered(await this.#api.call(acknowledgeOrder, { params, body }));
    });
  }
}
