import { computed, DestroyRef, DOCUMENT, inject, Service, signal } from '@angular/core';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Session } from './session.ts';

/** The warning comes this long before the end. */
const WARN_MS = 60_000;
/** An active user who only looks (no requests) is reported to the server this often. */
const KEEP_ALIVE_MS = 60_000;
/** All tabs of a browser share one session, so they share its activity. */
const CHANNEL = 'parkwatch-activity';
const ACTIVITY = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Ends the session of a desk that nobody sits at (GB/T 22239-2019, 8.1.4.1 b). Live data and refreshes of the page are no
 * activity of a person; a click, a key or the wheel is.
 */
@Service({ autoProvided: false })
export class IdleWatch {
  readonly #session = inject(Session);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly #lastActiveMs = signal(Date.now());
  readonly #otherTabs = new BroadcastChannel(CHANNEL);
  #lastToldMs = Date.now();

  /** Seconds until the session ends; undefined while there is no account. */
  readonly secondsLeft = computed(() => {
    const me = this.#session.me();
    if (!me) return undefined;
    const endsMs = this.#lastActiveMs() + me.idleTimeoutS * 1000;
    return Math.max(0, Math.ceil((endsMs - this.#nowMs()) / 1000));
  });
  readonly isWarning = computed(() => {
    const left = this.secondsLeft();
    return left !== undefined && left * 1000 <= WARN_MS;
  });

  constructor() {
    const document = inject(DOCUMENT);
    const noticed = () => this.#notice();
    // What a person does in another tab counts here too: an idle tab must not end the session of a busy one.
    this.#otherTabs.onmessage = () => this.#lastActiveMs.set(Date.now());
    for (const event of ACTIVITY) document.addEventListener(event, noticed, { passive: true });
    inject(DestroyRef).onDestroy(() => {
      for (const event of ACTIVITY) document.removeEventListener(event, noticed);
      this.#otherTabs.close();
    });
  }

  /** The user says "still here". */
  stay(): void {
    this.#markActive();
    void this.#tell();
  }

  #notice(): void {
    // Under the warning only its button counts: a bumped mouse must not answer for a person.
    if (this.isWarning()) return;
    this.#markActive();
    if (Date.now() - this.#lastToldMs > KEEP_ALIVE_MS) void this.#tell();
  }

  #markActive(): void {
    this.#lastActiveMs.set(Date.now());
    this.#otherTabs.postMessage('active');
  }

  async #tell(): Promise<void> {
    this.#lastToldMs = Date.now();
    try {
      await this.#session.refresh();
    } catch {
      // A lost session leads to the login page by itself; a lost network shows in the live state.
    }
  }
}
