import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ShownColour } from '@parkwatch/domain/supervision-plan/plan-colours';
import { Tag } from '../ui/tag.ts';
import type { Tone } from '../ui/tag.ts';

const TONES: Readonly<Record<ShownColour, Tone>> = {
  ...{ red: 'red', yellow: 'yellow', blue: 'blue', none: 'grey', unknown: 'orange' },
};

/** The colour of land or of a plan, by its word. */
@Component({
  selector: 'pw-colour-tag',
  imports: [Tag, TranslocoDirective],
  template: `<pw-tag
    *transloco="let t; prefix: 'supervision.colour'"
    [tone]="tones[colour()]"
    [strong]="colour() === 'red'"
    >{{ t(colour()) }}</pw-tag
  >`,
})
export class ColourTag {
  readonly colour = input.required<ShownColour>();
  protected readonly tones = TONES;
}
