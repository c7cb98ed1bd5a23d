import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Gateway } from '@parkwatch/domain/wire/data-sources';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';

const TONES: Readonly<Record<Gateway['link'], Tone>> = {
  live: 'green',
  silent: 'red',
  never: 'orange',
};

/** Whether a gateway is heard. */
@Component({
  selector: 'pw-link-tag',
  imports: [Tag, TranslocoDirective],
  template: `<pw-tag
    *transloco="let t; prefix: 'dataSources.link'"
    [tone]="tones[link()]"
    [strong]="link() === 'silent'"
    >{{ t(link()) }}</pw-tag
  >`,
})
export class LinkTag {
  readonly link = input.required<Gateway['link']>();
  protected readonly tones = TONES;
}
