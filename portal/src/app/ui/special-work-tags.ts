import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { validityText } from '@parkwatch/domain/special-work/kinds';
import type { SpecialWork } from '@parkwatch/domain/wire/special-works';
import { LocalText } from '../i18n/local-text.ts';
import { Tag } from './tag.ts';
import type { Tone } from './tag.ts';

const tones: Record<SpecialWork['standing'], Tone> = {
  unclosed: 'red',
  active: 'orange',
  suspended: 'blue',
  waiting: 'grey',
  lapsed: 'grey',
  closed: 'green',
};

/** Where a permit of special work stands, and what is wrong with it. */
@Component({
  selector: 'pw-special-work-tags',
  imports: [LocalText, NzIconDirective, Tag, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'specialWork'">
    @if (of().standing === 'unclosed') {
      <pw-tag tone="red" strong><nz-icon nzType="warning" /> {{ t('standing.unclosed') }}</pw-tag>
    } @else {
      <pw-tag [tone]="tones[of().standing]">{{ t('standing.' + standingWord()) }}</pw-tag>
    }
    @for (finding of of().findings; track finding) {
      @if (!(finding === 'not-closed' && of().standing === 'unclosed')) {
        <pw-tag tone="red">{{ t('finding.' + finding, { limit: limit() | localText }) }}</pw-tag>
      }
    }
  </ng-container>`,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1);
    }
  `,
})
export class SpecialWorkTags {
  readonly of = input.required<SpecialWork>();
  protected readonly tones = tones;

  protected readonly limit = computed(() => validityText(this.of().longestH ?? 0));

  /** A permit that was taken back is not one whose work ended. */
  protected standingWord(): string {
    return this.of().state === 'cancelled' ? 'cancelled' : this.of().standing;
  }
}
