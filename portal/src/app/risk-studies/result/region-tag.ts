import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SocietalRegion } from '@parkwatch/domain/consequence/risk/risk-criteria';
import { Tag, type Tone } from '../../ui/tag.ts';

const TONES: Readonly<Record<SocietalRegion, Tone>> = {
  unacceptable: 'red',
  alarp: 'yellow',
  acceptable: 'green',
};
const SIGNS: Readonly<Record<SocietalRegion, string>> = {
  unacceptable: '✕',
  alarp: '△',
  acceptable: '✓',
};

/** Where a curve lies: word and sign, the colour repeats it. */
@Component({
  selector: 'pw-region-tag',
  imports: [Tag, TranslocoDirective],
  template: `<pw-tag *transloco="let t" [tone]="tone()" [strong]="of() === 'unacceptable'">
    <span aria-hidden="true">{{ sign() }}</span> {{ t('riskStudies.region.' + of()) }}
  </pw-tag>`,
})
export class RegionTag {
  readonly of = input.required<SocietalRegion>();
  protected readonly tone = computed(() => TONES[this.of()]);
  protected readonly sign = computed(() => SIGNS[this.of()]);
}
