import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { StandardLineShown } from '@parkwatch/domain/wire/standard-library';
import type { Tone } from '../../ui/tag.ts';
import { Tag } from '../../ui/tag.ts';

const TONES: Readonly<Record<StandardLineShown['standing'], Tone>> = {
  'in-force': 'green',
  coming: 'blue',
  ended: 'grey',
};

/** Where a line stands today, and from or until when; whose own it is. */
@Component({
  selector: 'pw-standing-tag',
  imports: [Tag, TranslocoDirective],
  template: `<span class="tags" *transloco="let t; prefix: 'standards'">
    <pw-tag [tone]="tone()">{{ t('standing.' + line().standing) }}</pw-tag>
    @if (line().enterprise) {
      <pw-tag tone="accent">{{ t('own') }}</pw-tag>
    }
    @if (line().standing === 'coming' && line().effectiveFrom) {
      <small class="muted tabular">{{ t('from', { day: line().effectiveFrom }) }}</small>
    } @else if (line().effectiveTo) {
      <small class="muted tabular">{{ t('until', { day: line().effectiveTo }) }}</small>
    }
    @if (line().comingVersion) {
      <small class="muted">{{ t('comingVersion', { version: line().comingVersion }) }}</small>
    }
  </span>`,
  styles: `
    .tags {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px var(--space-1);
    }
    small {
      font-size: var(--text-s);
    }
  `,
})
export class StandingTag {
  readonly line =
    input.required<
      Pick<
        StandardLineShown,
        'standing' | 'effectiveFrom' | 'effectiveTo' | 'enterprise' | 'comingVersion'
      >
    >();
  protected readonly tone = computed(() => TONES[this.line().standing]);
}
