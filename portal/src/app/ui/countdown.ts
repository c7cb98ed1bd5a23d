import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzTooltipDirective } from 'ng-zorro-antd/tooltip';
import { durationText } from '@parkwatch/domain/time/duration';
import { Formats } from '../i18n/formats.ts';
import { Language } from '../i18n/language.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';

/** Under this much time left the words turn orange. */
const SOON_MS = 30 * 60_000;

/** Time left until a deadline, or time past it: in words, running, with the exact instant on hover. */
@Component({
  selector: 'pw-countdown',
  imports: [NzTooltipDirective, TranslocoDirective],
  template: `<time
    *transloco="let t; prefix: 'countdown'"
    [attr.datetime]="until()"
    [class]="phase()"
    nz-tooltip
    [nzTooltipTitle]="exact()"
    >{{ phase() === 'over' ? t('over', { time: length() }) : t('left', { time: length() }) }}</time
  >`,
  styles: `
    time {
      white-space: nowrap;
    }
    .soon {
      color: var(--orange-text);
    }
    .over {
      color: var(--red-text);
      font-weight: var(--weight-strong);
    }
  `,
})
export class Countdown {
  readonly #formats = inject(Formats);
  readonly #language = inject(Language);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly until = input.required<string>();

  readonly #leftMs = computed(() => Date.parse(this.until()) - this.#nowMs());
  protected readonly phase = computed(() => {
    const leftMs = this.#leftMs();
    if (leftMs < 0) return 'over';
    return leftMs < SOON_MS ? 'soon' : 'left';
  });
  protected readonly length = computed(() => this.#language.pick(durationText(this.#leftMs())));
  protected readonly exact = computed(() => this.#formats.instant(this.until(), 'full'));
}
