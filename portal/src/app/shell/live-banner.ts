import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { Formats } from '../i18n/formats.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';

/** A hiccup shorter than this is not worth a banner. */
const PATIENCE_MS = 3000;

/** Says across the page that what it shows has stopped moving, and since when. */
@Component({
  selector: 'pw-live-banner',
  imports: [NzIconDirective, TranslocoDirective],
  template: `@if (isShown()) {
    <p *transloco="let t; prefix: 'live'" role="alert">
      <nz-icon nzType="disconnect" />
      {{ t('banner', { since: since(), age: age() }) }}
    </p>
  }`,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      padding: var(--space-2) var(--space-5);
      background: var(--orange-soft);
      border-bottom: 1px solid var(--orange);
      color: var(--orange-text);
    }
  `,
})
export class LiveBanner {
  readonly #state = inject(Live).state;
  readonly #formats = inject(Formats);
  readonly #nowMs = inject(SecondsClock).nowMs;

  protected readonly isShown = computed(() => {
    const { phase, sinceMs } = this.#state();
    return phase === 'offline' && this.#nowMs() - sinceMs >= PATIENCE_MS;
  });
  protected readonly since = computed(() => this.#formats.instant(this.#state().sinceMs, 'time'));
  protected readonly age = computed(() => this.#formats.age(this.#state().sinceMs, this.#nowMs()));
}
