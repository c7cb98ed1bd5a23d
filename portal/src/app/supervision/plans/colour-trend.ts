import { Component, computed, inject, input } from '@angular/core';
import type { SupervisionPlan } from '@parkwatch/domain/wire/supervision';
import { Formats } from '../../i18n/formats.ts';
import { Language } from '../../i18n/language.ts';

/** Colours of an enterprise's land over the last days as a strip; in words for who cannot see it. */
@Component({
  selector: 'pw-colour-trend',
  template: `<div role="img" [attr.aria-label]="words()" [title]="words()">
    @for (part of parts(); track $index) {
      <i [class]="part.colour" [style.flex-grow]="part.share"></i>
    }
  </div>`,
  styles: `
    div {
      display: flex;
      height: 8px;
      overflow: clip;
      border-radius: var(--radius-1);
      background: var(--sunken);
    }
    i {
      flex-basis: 0;
    }
    .red {
      min-width: 2px;
      background: var(--red);
    }
    .yellow {
      background: var(--yellow);
    }
    .blue {
      background: var(--blue);
    }
    .unknown {
      background: repeating-linear-gradient(45deg, var(--grey) 0 3px, transparent 3px 6px);
    }
  `,
})
export class ColourTrend {
  readonly #formats = inject(Formats);
  readonly #language = inject(Language);
  readonly trend = input.required<SupervisionPlan['trend']>();

  protected readonly parts = computed(() =>
    this.trend().map(({ colour, fromAt, toAt }) => ({
      colour,
      share: Math.max(1, Date.parse(toAt) - Date.parse(fromAt)) / 1000,
    })),
  );
  /** The last few changes: the strip shows the rest. */
  protected readonly words = computed(() =>
    this.trend()
      .slice(-5)
      .map(
        ({ colour, fromAt }) =>
          `${this.#formats.instant(fromAt, 'full')} ${this.#language.translate(`supervision.colour.${colour}`)}`,
      )
      .join(' → '),
  );
}
