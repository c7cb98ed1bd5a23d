import { computed, effect, inject, Service, signal } from '@angular/core';
import { OpenAlarms } from '../live/open-alarms.ts';
import { stored } from '../theme/stored.ts';
import { BEEP } from './beep.ts';

const KEY = 'parkwatch.alarmSound';
/** Often enough not to be missed, seldom enough to talk beside it. */
const EVERY_MS = 3000;

/**
 * A sound while an urgent alarm stands that nobody acknowledged. Off until a person turns it on: a browser plays nothing
 * on a page that was never touched, and an office has other ways.
 */
@Service()
export class AlarmSound {
  readonly #beep = inject(BEEP);
  readonly #alarms = inject(OpenAlarms);
  readonly #isOn = signal(stored.read(KEY) === 'on');

  readonly isOn = this.#isOn.asReadonly();
  readonly #isSounding = computed(
    () =>
      this.#isOn() && this.#alarms.unacknowledged().some(({ priority }) => priority === 'urgent'),
  );

  constructor() {
    effect((onCleanup) => {
      if (!this.#isSounding()) return;
      this.#beep();
      const timer = setInterval(() => this.#beep(), EVERY_MS);
      onCleanup(() => clearInterval(timer));
    });
  }

  /** Turned on, it lets itself be heard once. */
  toggle(): void {
    this.#isOn.update((isOn) => !isOn);
    stored.write(KEY, this.#isOn() ? 'on' : 'off');
    if (this.#isOn() && !this.#isSounding()) this.#beep();
  }
}
