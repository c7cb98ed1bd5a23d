import { Component, computed, inject, input } from '@angular/core';
import type { LandColour } from '@parkwatch/domain/wire/regional-overview';
import { Language } from '../i18n/language.ts';

/** Height of a day by its colour: what is worse stands higher, so that it is read without colour too. */
const HEIGHTS: Readonly<Record<LandColour, number>> = {
  red: 1,
  yellow: 0.66,
  blue: 0.36,
  none: 0.12,
  unknown: 1,
};

/** The worst colour of each day as a strip of bars. */
@Component({
  selector: 'pw-colour-strip',
  template: `<svg
    role="img"
    preserveAspectRatio="none"
    [attr.viewBox]="'0 0 ' + days().length + ' 1'"
    [attr.aria-label]="label()"
  >
    @for (bar of bars(); track $index) {
      <rect
        width="0.8"
        [class]="bar.colour"
        [attr.x]="$index"
        [attr.y]="1 - bar.height"
        [attr.height]="bar.height"
      />
    }
  </svg>`,
  styles: `
    svg {
      display: block;
      width: 100%;
      height: 26px;
    }
    .red {
      fill: var(--red);
    }
    .yellow {
      fill: var(--yellow);
    }
    .blue {
      fill: var(--blue);
    }
    .none {
      fill: var(--text-3);
    }
    .unknown {
      fill: var(--grey);
      opacity: 0.22;
    }
  `,
})
export class ColourStrip {
  readonly #language = inject(Language);
  readonly days = input.required<readonly LandColour[]>();

  protected readonly bars = computed(() =>
    this.days().map((colour) => ({ colour, height: HEIGHTS[colour] })),
  );
  protected readonly label = computed(() => {
    const count = (of: LandColour) => this.days().filter((colour) => colour === of).length;
    return this.#language.translate('regional.trendText', {
      ...{ red: count('red'), yellow: count('yellow'), unknown: count('unknown') },
    });
  });
}
