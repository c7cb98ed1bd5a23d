import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Verdict } from '@parkwatch/domain/equipment-warning/condition/verdict';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';

const TONES: Readonly<Record<Verdict | 'off' | 'waiting', Tone>> = {
  holds: 'red',
  unknown: 'orange',
  'does-not-hold': 'green',
  off: 'grey',
  waiting: 'grey',
};

/** What a rule or a baseline says. Unknown is a state of its own, in the colour of what needs looking after. */
@Component({
  selector: 'pw-verdict-tag',
  imports: [Tag, TranslocoDirective],
  template: `<pw-tag
    *transloco="let t; prefix: 'equipmentWarnings.verdict'"
    [tone]="tone()"
    [strong]="of() === 'holds'"
    >{{ t(heldBefore() ? 'lost' : of()) }}</pw-tag
  >`,
})
export class VerdictTag {
  readonly of = input.required<Verdict | 'off' | 'waiting'>();
  /** Unknown after it held. */
  readonly heldBefore = input(false);
  protected readonly tone = computed(() => (this.heldBefore() ? 'red' : TONES[this.of()]));
}
