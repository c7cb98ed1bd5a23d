import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';
import type { ShownState } from './source-view.ts';

const TONES: Readonly<Record<ShownState, Tone>> = {
  running: 'green',
  starting: 'blue',
  waiting: 'orange',
  invalid: 'red',
  stopped: 'grey',
  off: 'grey',
  unknown: 'orange',
};

/** The state of a source: a shape, a word, and a colour that repeats them. */
@Component({
  selector: 'pw-source-state-tag',
  imports: [Tag, TranslocoDirective],
  template: `<pw-tag
    *transloco="let t; prefix: 'dataSources.state'"
    [tone]="tone()"
    [strong]="isStrong()"
  >
    <svg viewBox="0 0 16 16" aria-hidden="true">
      @switch (state()) {
        @case ('running') {
          <circle cx="8" cy="8" r="6" />
        }
        @case ('starting') {
          <circle class="line" cx="8" cy="8" r="5.5" />
          <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" />
        }
        @case ('waiting') {
          <path d="M8 1.5 15.2 14H.8z" />
        }
        @case ('invalid') {
          <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />
        }
        @case ('unknown') {
          <path class="line" d="M8 1.5 14.5 8 8 14.5 1.5 8z" />
        }
        @default {
          <rect x="3" y="3" width="10" height="10" />
        }
      }
    </svg>
    {{ t(state()) }}
  </pw-tag>`,
  styles: `
    svg {
      width: 11px;
      height: 11px;
      flex: none;
      fill: currentColor;
    }
    .line {
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
    }
  `,
})
export class SourceStateTag {
  readonly state = input.required<ShownState>();
  protected readonly tone = computed(() => TONES[this.state()]);
  protected readonly isStrong = computed(() => this.state() === 'invalid');
}
