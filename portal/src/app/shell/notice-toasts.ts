import { Component, computed, DOCUMENT, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import type { Notice } from '../live/notices.ts';
import { Notices } from '../live/notices.ts';
import { NoticeLink } from './notice-link.ts';
import { PHONE_PX } from '../ui/phone-px.ts';

/** Long enough to read two sentences; who was away finds it in the list. */
const SHOWN_MS = 12_000;
/** So long after its last move a pointer on them is taken for one that was left there. */
const HOLD_MS = 20_000;
/** More at once would cover the page that they are about. */
const MAX_SHOWN = { desk: 3, phone: 1 };

/** Notices as they come, at the edge of the page. */
@Component({
  selector: 'pw-notice-toasts',
  imports: [LocalText, NzIconDirective, RouterLink, TranslocoDirective],
  template: `<div
    *transloco="let t; prefix: 'notices'"
    class="stack"
    role="status"
    aria-live="polite"
    (mousemove)="hold($event)"
    (mouseleave)="heldAtMs.set(null)"
  >
    @for (notice of shown(); track notice.seq) {
      <article>
        <nz-icon nzType="message" />
        <div>
          <p>{{ notice.text | localText }}</p>
          @if (link.of(notice); as target) {
            <a
              [routerLink]="target.path"
              [queryParams]="target.query ?? {}"
              (click)="notices.markRead(notice.seq)"
              >{{ t('open') }}</a
            >
          }
        </div>
        <button type="button" [attr.aria-label]="t('close')" (click)="notices.putAway(notice.seq)">
          <nz-icon nzType="close" />
        </button>
      </article>
    }
    @if (more() > 0) {
      <p class="more">{{ t('more', { count: more() }) }}</p>
    }
  </div>`,
  styleUrl: './notice-toasts.css',
})
export class NoticeToasts {
  readonly #nowMs = inject(SecondsClock).nowMs;
  protected readonly notices = inject(Notices);
  protected readonly link = inject(NoticeLink);
  /** When the pointer last moved on them: somebody reads. */
  protected readonly heldAtMs = signal<number | null>(null);
  readonly #isHeld = computed(() => {
    const atMs = this.heldAtMs();
    return atMs !== null && this.#nowMs() - atMs < HOLD_MS;
  });
  readonly #window = inject(DOCUMENT).defaultView;
  protected readonly shown = computed(() => {
    const isPhone = (this.#window?.innerWidth ?? Infinity) < PHONE_PX;
    return this.notices.arrived().slice(0, MAX_SHOWN[isPhone ? 'phone' : 'desk']);
  });
  protected readonly more = computed(() => this.notices.arrived().length - this.shown().length);
  readonly #sinceMs = new Map<number, number>();

  constructor() {
    effect(() => {
      const arrived = this.notices.arrived();
      const nowMs = this.#nowMs();
      const isHeld = this.#isHeld();
      untracked(() => this.#clear(arrived, isHeld ? undefined : nowMs));
    });
  }

  /** A pointer that only rests where a notice came up reads nothing: the notice would cover what is under it for ever. */
  protected hold({ movementX, movementY }: MouseEvent): void {
    if (movementX !== 0 || movementY !== 0) this.heldAtMs.set(this.#nowMs());
  }

  /** Puts away what was shown long enough. Its time runs from when the page had it, and stands while the pointer rests. */
  #clear(arrived: readonly Notice[], nowMs: number | undefined): void {
    if (nowMs === undefined) {
      this.#sinceMs.clear();
      return;
    }
    for (const { seq } of arrived) {
      if (!this.#sinceMs.has(seq)) this.#sinceMs.set(seq, nowMs);
    }
    const over = [...this.#sinceMs].filter(([, sinceMs]) => nowMs - sinceMs >= SHOWN_MS);
    for (const [seq] of over) this.#sinceMs.delete(seq);
    if (over.length > 0) this.notices.putAway(...over.map(([seq]) => seq));
  }
}
