import { Component, computed, inject, input } from '@angular/core';
import { SecondsClock } from '../i18n/seconds-clock.ts';

/** `04:32`, `1:04:32`: time since an instant, running; it stands still at `until`. */
@Component({
  selector: 'pw-running-clock',
  template: `<time class="tabular" [attr.datetime]="since()">{{ text() }}</time>`,
})
export class RunningClock {
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly since = input.required<string>();
  readonly until = input<string | null>(null);
  protected readonly text = computed(() => {
    const until = this.until();
    return clockText((until ? Date.parse(until) : this.#nowMs()) - Date.parse(this.since()));
  });
}

/** A length of time as a clock shows it; a negative one is zero. */
export function clockText(lengthMs: number): string {
  const seconds = Math.max(0, Math.floor(lengthMs / 1000));
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
