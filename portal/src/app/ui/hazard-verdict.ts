import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MajorHazardVerdict } from '@parkwatch/domain/major-hazard/assessment';
import { Tag, type Tone } from './tag.ts';

/** What GB 18218 says of a unit; null: nobody has evaluated it. */
export type ShownVerdict = {
  readonly verdict: MajorHazardVerdict | null;
  readonly level: number | null;
  readonly isLowerBound: boolean;
};

const TONES: readonly Tone[] = ['grey', 'red', 'orange', 'yellow', 'blue'];

/** The level of a major hazard source, or that it is none, or that this is not known: which is never shown as harmless. */
@Component({
  selector: 'pw-hazard-verdict',
  imports: [Tag, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'hazardVerdict'">
    @switch (state()) {
      @case ('major') {
        <pw-tag [tone]="tone()" strong>{{ t(words() + of()?.level) }}</pw-tag>
      }
      @case ('none') {
        <pw-tag>{{ t('none') }}</pw-tag>
      }
      @default {
        <span class="unknown"><span aria-hidden="true">?</span> {{ t('unknown') }}</span>
      }
    }
  </ng-container>`,
  styles: `
    .unknown {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      height: 22px;
      padding: 0 7px;
      border: 1px dashed var(--grey);
      border-radius: var(--radius-1);
      color: var(--grey-text);
      font-size: var(--text-s);
      font-weight: var(--weight-strong);
      white-space: nowrap;
    }
  `,
})
export class HazardVerdict {
  readonly of = input.required<ShownVerdict | null>();

  protected readonly state = computed(() => {
    const { verdict, level } = this.of() ?? { verdict: null, level: null };
    if (verdict === 'major-hazard' && level !== null) return 'major';
    return verdict === 'not-major-hazard' ? 'none' : 'unknown';
  });
  protected readonly tone = computed(() => TONES[this.of()?.level ?? 0] ?? 'grey');
  /** Nothing is worse than level 1: what is not known adds nothing to it. */
  protected readonly words = computed(() => {
    const { isLowerBound = false, level = null } = this.of() ?? {};
    return isLowerBound && level !== 1 ? 'atLeast.' : 'level.';
  });
}
