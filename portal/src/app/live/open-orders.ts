import { computed, inject, Service, signal } from '@angular/core';
import type { Order } from '@parkwatch/domain/wire/incidents';
import { listOrders } from '@parkwatch/domain/wire/incidents';
import { Api } from '../api/api.ts';
import { Live } from './live.ts';
import { besideLive } from './load-beside.ts';

/** The orders that are in force for the account's enterprise, kept up to date by live events. */
@Service({ autoProvided: false })
export class OpenOrders {
  readonly #api = inject(Api);
  readonly #live = inject(Live);
  readonly #byId = signal<ReadonlyMap<number, Order>>(new Map());
  readonly #hasFailed = signal(false);
  readonly #beside = besideLive<Order>();

  /** Unanswered first, then the one that is due first. */
  readonly all = computed(() => [...this.#byId().values()].toSorted(byUrgency));
  /** They could not be loaded: there may be one. */
  readonly isUnknown = this.#hasFailed.asReadonly();

  start(): () => void {
    const stop = this.#live.on('order', (order) => this.put(order));
    void this.reload();
    return stop;
  }

  async reload(): Promise<void> {
    try {
      const ask = () => this.#api.call(listOrders, { query: { view: 'open' } });
      const loaded = await this.#beside.load(ask);
      if (!loaded) return;
      this.#byId.set(new Map(loaded.list.items.map((order) => [order.id, order])));
      for (const order of loaded.events) this.put(order);
      this.#hasFailed.set(false);
    } catch {
      this.#hasFailed.set(true);
    }
  }

  put(order: Order): void {
    this.#beside.note(order);
    this.#byId.update((known) => {
      const next = new Map(known);
      if (order.state === 'stood-down') next.delete(order.id);
      else next.set(order.id, order);
      return next;
    });
  }
}

function byUrgency(a: Order, b: Order): number {
  const answered = Number(a.state !== 'issued') - Number(b.state !== 'issued');
  return answered || a.dueAt.localeCompare(b.dueAt);
}
