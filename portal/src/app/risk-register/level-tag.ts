import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AssessedLevel } from '@parkwatch/domain/risk-assessment/risk-method';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';

const TONES = { 1: 'red', 2: 'orange', 3: 'yellow', 4: 'blue' } as const satisfies Record<
  AssessedLevel,
  Tone
>;

/** One of the four levels in its colour, as a word; what nobody has assessed says so. */
@Component({
  selector: 'pw-level-tag',
  imports: [Tag, TranslocoDirective],
  template: `<pw-tag
    *transloco="let t; prefix: 'riskRegister'"
    [tone]="tone()"
    [strong]="level() === 1"
    >{{ t('level.' + (level() ?? 'unrated')) }}</pw-tag
  >`,
})
export class LevelTag {
  readonly level = input.required<AssessedLevel | null>();
  protected readonly tone = computed<Tone>(() => {
    const level = this.level();
    return level === null ? 'grey' : TONES[level];
  });
}
