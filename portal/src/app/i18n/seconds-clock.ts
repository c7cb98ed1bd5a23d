import { DestroyRef, inject, Service, signal } from '@angular/core';

/** The one ticking clock of the portal: everything that shows an age or a countdown reads it. */
@Service()
export class SecondsClock {
  readonly #nowMs = signal(Date.now());
  readonly nowMs = this.#nowMs.asReadonly();

  constructor() {
    const timer = setInterval(() => this.#nowMs.set(Date.now()), 1000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
