import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import {
  acknowledgeAlarm,
  confirmAlarm,
  listAlarms,
  shelveAlarm,
  unshelveAlarm,
} from '@parkwatch/domain/wire/alarms';
import { Api } from '../api/api.ts';
import { apiPages } from '../api/api-pages.ts';
import { Live } from '../live/live.ts';
import type { AlarmFilter } from './alarm-view.ts';
import { byUrgency, withAlarm } from './alarm-view.ts';

/** The alarm list as it is filtered, kept up to date by live events, and what can be done to an alarm. */
@Service({ autoProvided: false })
export class AlarmStore {
  readonly #api = inject(Api);
  readonly #live = inject(Live);
  readonly #filter = signal<AlarmFilter>({ view: 'open' });

  readonly pages = apiPages(listAlarms, () => ({ query: this.#filter() }), {
    reloadOn: this.#live.resyncs,
  });
  /**
   * Open alarms by urgency; the other views as the server orders them, newest first. An alarm that a live event has moved
   * to the front is met again on a later page: once is enough.
   */
  readonly rows = computed(() => {
    const rows = [...new Map(this.pages.items().map((alarm) => [alarm.id, alarm])).values()];
    return this.#filter().view === 'open' ? rows.toSorted(byUrgency) : rows;
  });
  /** The last change of any alarm: the detail follows it. */
  readonly #changed = signal<Alarm | undefined>(undefined);
  readonly changed = this.#changed.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(this.#live.on('alarm', (alarm) => this.#take(alarm)));
  }

  show(filter: AlarmFilter): void {
    this.#filter.set(filter);
  }

  async acknowledge(alarm: Alarm, note?: string): Promise<void> {
    const body = note ? { note } : {};
    this.#take(await this.#api.call(acknowledgeAlarm, { params: { id: alarm.id }, body }));
  }

  async shelve(alarm: Alarm, minutes: number, reason: string): Promise<void> {
    const body = { minutes, reason };
    this.#take(await this.#api.call(shelveAlarm, { params: { id: alarm.id }, body }));
  }

  async unshelve(alarm: Alarm): Promise<void> {
    this.#take(await this.#api.call(unshelveAlarm, { params: { id: alarm.id } }));
  }

  /** The officer's word that it is real. */
  async confirm(alarm: Alarm, note: string): Promise<void> {
    this.#take(await this.#api.call(confirmAlarm, { params: { id: alarm.id }, body: { note } }));
  }

  #take(alarm: Alarm): void {
    this.#changed.set(alarm);
    this.pages.update((page) => ({
      ...page,
      items: withAlarm(page.items, alarm, this.#filter()),
    }));
  }
}
