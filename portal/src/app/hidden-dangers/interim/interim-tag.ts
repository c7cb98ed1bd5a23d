import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { interimStateAt } from '@parkwatch/domain/hidden-danger/interim-measure';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { Tag } from '../../ui/tag.ts';

/** Says that interim protection of a hidden danger has expired; nothing while it holds, or where there is none. */
@Component({
  selector: 'pw-interim-tag',
  imports: [NzIconDirective, Tag, TranslocoDirective],
  template: `@if (isExpired()) {
    <pw-tag tone="red" strong *transloco="let t; prefix: 'interim'">
      <nz-icon nzType="clock-circle" /> {{ t('expiredTag') }}
    </pw-tag>
  }`,
  styles: `
    :host:empty {
      display: none;
    }
  `,
})
export class InterimTag {
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly danger = input.required<Pick<HiddenDanger, 'interim'>>();
  /** The earliest end of what stands decides; by the clock, so that it shows while the page is open. */
  protected readonly isExpired = computed(() => {
    const until = this.danger().interim?.until ?? null;
    if (until === null) return false;
    const life = { untilMs: Date.parse(until), endedAtMs: null };
    return interimStateAt(life, this.#nowMs()) === 'expired';
  });
}
