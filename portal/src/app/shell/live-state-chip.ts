import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzTooltipDirective } from 'ng-zorro-antd/tooltip';
import { Formats } from '../i18n/formats.ts';
import { Language } from '../i18n/language.ts';
import { Live } from '../live/live.ts';

/** One dot and one word: does what I see move, or is it a picture of the past? */
@Component({
  selector: 'pw-live-state-chip',
  imports: [NzTooltipDirective, TranslocoDirective],
  template: `<span
    *transloco="let t; prefix: 'live'"
    class="chip"
    [class]="phase()"
    role="status"
    nz-tooltip
    [nzTooltipTitle]="detail()"
  >
    <span class="dot"></span>
    <span class="word">{{ t(phase(), { since: since() }) }}</span>
  </span>`,
  styles: `
    :host {
      display: inline-flex;
    }
    .chip {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      color: var(--text-2);
      font-size: var(--text-s);
      white-space: nowrap;
    }
    .dot {
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: var(--grey);
    }
    .live .dot {
      background: var(--green);
    }
    .offline {
      padding: 2px 10px;
      border-radius: 12px;
      background: var(--orange-soft);
      color: var(--orange-text);
      font-weight: var(--weight-strong);
    }
    /* Not the colour alone: a lost line is a hollow square. */
    .offline .dot {
      border: 2px solid currentcolor;
      border-radius: 1px;
      background: none;
    }
    @media (width < 768px) {
      .live .word,
      .connecting .word {
        display: none;
      }
    }
  `,
})
export class LiveStateChip {
  readonly #live = inject(Live);
  readonly #formats = inject(Formats);
  readonly #language = inject(Language);

  protected readonly phase = computed(() => this.#live.state().phase);
  protected readonly since = computed(() =>
    this.#formats.instant(this.#live.state().sinceMs, 'time'),
  );
  protected readonly detail = computed(() => {
    const { events, dropped, unreadable } = this.#live.counters();
    const values = { since: this.since(), events, dropped, unreadable };
    return this.#language.translate('live.detail', values);
  });
}
