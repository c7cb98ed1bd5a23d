import { Component, computed, DestroyRef, effect, inject, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { Live } from '../live/live.ts';
import { OpenOrders } from '../live/open-orders.ts';
import { Session } from '../session/session.ts';
import { OrderCard } from './order-card.ts';

/** The orders in force to this enterprise, large and ready to be answered. */
@Component({
  selector: 'pw-own-orders',
  imports: [NzButtonModule, OrderCard, TranslocoDirective],
  providers: [OpenOrders],
  template: `<ng-container *transloco="let t; prefix: 'ownOrders'">
    @if (orders.isUnknown()) {
      <p class="unknown" role="alert">
        {{ t('unknown') }}
        <button nz-button type="button" (click)="orders.reload()">{{ t('retry') }}</button>
      </p>
    }
    @for (order of orders.all(); track order.id) {
      <pw-order-card [order]="order" [canAnswer]="canAnswer()" (answered)="orders.put($event)" />
    }
  </ng-container>`,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
    :host:empty {
      display: none;
    }
    .unknown {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-3);
      padding: var(--space-3) var(--space-4);
      border: 1px solid var(--orange);
      border-radius: var(--radius-2);
      background: var(--orange-soft);
      color: var(--orange-text);
    }
  `,
})
export class OwnOrders {
  readonly #live = inject(Live);
  readonly #session = inject(Session);
  protected readonly orders = inject(OpenOrders);
  protected readonly canAnswer = computed(() => this.#session.can('order.acknowledge'));

  constructor() {
    inject(DestroyRef).onDestroy(this.orders.start());
    effect(() => {
      const missed = this.#live.resyncs();
      if (missed > 0) void untracked(() => this.orders.reload());
    });
  }
}
