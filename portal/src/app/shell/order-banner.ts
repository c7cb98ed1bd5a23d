import { Component, computed, DestroyRef, effect, inject, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzModalService } from 'ng-zorro-antd/modal';
import { ORDER_STATE_LABELS } from '@parkwatch/domain/incident/next-order';
import { ORDER_LABELS } from '@parkwatch/domain/incident/order-plan';
import type { Order } from '@parkwatch/domain/wire/incidents';
import { Amount } from '../i18n/amount.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';
import { OpenOrders } from '../live/open-orders.ts';
import { Session } from '../session/session.ts';
import { openAnswerOrder } from './answer-order.ts';

/** The emergency orders to this enterprise, above every page until the park stands them down. */
@Component({
  selector: 'pw-order-banner',
  imports: [Amount, LocalText, NzButtonModule, NzIconDirective, TranslocoDirective],
  providers: [NzModalService, OpenOrders],
  templateUrl: './order-banner.html',
  styleUrl: './order-banner.css',
})
export class OrderBanner {
  readonly #modal = inject(NzModalService);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly #live = inject(Live);
  protected readonly kinds = ORDER_LABELS;
  protected readonly states = ORDER_STATE_LABELS;
  protected readonly orders = inject(OpenOrders);
  protected readonly canAnswer = computed(() => this.#session.can('order.acknowledge'));
  readonly #session = inject(Session);

  constructor() {
    inject(DestroyRef).onDestroy(this.orders.start());
    effect(() => {
      const missed = this.#live.resyncs();
      if (missed > 0) void untracked(() => this.orders.reload());
    });
  }

  /** `04:32` to the due time; undefined when it has passed. */
  protected timeLeft(order: Order): string | undefined {
    const seconds = Math.floor((Date.parse(order.dueAt) - this.#nowMs()) / 1000);
    if (seconds < 0) return undefined;
    const minutes = Math.floor(seconds / 60);
    return `${String(minutes).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  }

  protected answer(order: Order): void {
    openAnswerOrder(this.#modal, { order, answered: (changed) => this.orders.put(changed) });
  }
}
