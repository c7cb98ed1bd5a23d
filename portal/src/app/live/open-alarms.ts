import { computed, inject, Service, signal } from '@angular/core';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import { ALARM_PRIORITIES, listAlarms } from '@parkwatch/domain/wire/alarms';
import { Api } from '../api/api.ts';
import { Live } from './live.ts';
import { besideLive } from './load-beside.ts';

/** Enough for any flood that a person could still look at; beyond it the count says "at least". */
const MAX_LOADED = 2000;

/** True while nobody has said that he saw it. */
export function isUnacknowledged(alarm: Alarm): boolean {
  return alarm.state === 'unack-active' || alarm.state === 'unack-rtn';
}

/** All open alarms that the account sees, kept up to date by live events: for the bar, the map, the wall. */
@Service()
export class OpenAlarms {
  readonly #api = inject(Api);
  readonly #live = inject(Live);
  readonly #byId = signal<ReadonlyMap<number, Alarm>>(new Map());
  readonly #isTruncated = signal(false);
  readonly #hasFailed = signal(false);
  readonly #beside = besideLive<Alarm>();
  #stopListening: (() => void) | undefined;

  readonly all = computed(() => [...this.#byId().values()]);
  readonly unacknowledged = computed(() => this.all().filter(isUnacknowledged));
  /** The gravest priority among the unacknowledged. */
  readonly topPriority = computed(() => {
    const present = new Set(this.unacknowledged().map((alarm) => alarm.priority));
    return ALARM_PRIORITIES.find((priority) => present.has(priority));
  });
  /** There are more than could be loaded. */
  readonly isTruncated = this.#isTruncated.asReadonly();
  /** The count could not be loaded: it is unknown, not zero. */
  readonly isUnknown = this.#hasFailed.asReadonly();

  async start(): Promise<void> {
    this.stop();
    this.#stopListening = this.#live.on('alarm', (alarm) => this.#put(alarm));
    await this.reload();
  }

  stop(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#byId.set(new Map());
    this.#hasFailed.set(false);
  }

  async reload(): Promise<void> {
    try {
      const loaded = await this.#beside.load(() => this.#readAll());
      if (!loaded) return;
      const { alarms, isTruncated } = loaded.list;
      this.#byId.set(new Map(alarms.map((alarm) => [alarm.id, alarm])));
      for (const alarm of loaded.events) this.#put(alarm);
      this.#isTruncated.set(isTruncated);
      this.#hasFailed.set(false);
    } catch {
      this.#hasFailed.set(true);
    }
  }

  async #readAll(): Promise<{ alarms: Alarm[]; isTruncated: boolean }> {
    const alarms: Alarm[] = [];
    let cursor: string | undefined;
    do {
      const query = { view: 'open' as const, limit: 500, ...(cursor && { cursor }) };
      const page = await this.#api.call(listAlarms, { query });
      alarms.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor && alarms.length < MAX_LOADED);
    return { alarms, isTruncated: cursor !== undefined };
  }

  #put(alarm: Alarm): void {
    this.#beside.note(alarm);
    this.#byId.update((known) => {
      const next = new Map(known);
      if (isOpen(alarm)) next.set(alarm.id, alarm);
      else next.delete(alarm.id);
      return next;
    });
  }
}

function isOpen(alarm: Alarm): boolean {
  return ['unack-active', 'acked-active', 'unack-rtn'].includes(alarm.state);
}
