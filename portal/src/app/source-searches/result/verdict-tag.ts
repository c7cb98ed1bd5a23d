import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SourceSearch } from '@parkwatch/domain/wire/source-searches';
import { Tag, type Tone } from '../../ui/tag.ts';

type Code = SourceSearch['verdict']['code'];

/** Green would say "all is well", red "guilty": neither is for a search to say. */
const TONES: Readonly<Record<Code, Tone>> = {
  'nothing-found': 'grey',
  'no-information': 'grey',
  undecided: 'orange',
  likely: 'accent',
  strong: 'accent',
};

/** How far a search came, in a word. */
@Component({
  selector: 'pw-verdict-tag',
  imports: [Tag, TranslocoDirective],
  template: `<pw-tag
    *transloco="let t; prefix: 'sourceSearch.verdict'"
    [tone]="tone()"
    [strong]="of() === 'strong'"
    >{{ t(of()) }}</pw-tag
  >`,
})
export class VerdictTag {
  readonly of = input.required<Code>();
  protected readonly tone = computed(() => TONES[this.of()]);
}
