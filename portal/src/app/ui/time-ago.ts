import { Component, computed, inject, input } from '@angular/core';
import { NzTooltipDirective } from 'ng-zorro-antd/tooltip';
import { Formats } from '../i18n/formats.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';

/** `3 min ago`, with the exact instant and its time zone on hover; a dash for no instant. */
@Component({
  selector: 'pw-time-ago',
  imports: [NzTooltipDirective],
  template: `<time [attr.datetime]="at()" nz-tooltip [nzTooltipTitle]="exact()">{{ age() }}</time>`,
  styles: `
    time {
      white-space: nowrap;
    }
  `,
})
export class TimeAgo {
  readonly #formats = inject(Formats);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly at = input.required<string | null>();

  protected readonly exact = computed(() => {
    const at = this.at();
    return at ? this.#formats.instant(at, 'full') : '';
  });
  protected readonly age = computed(() => {
    const at = this.at();
    return at ? this.#formats.age(Date.parse(at), this.#nowMs()) : '–';
  });
}
