import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { Formats } from '../../i18n/formats.ts';
import { Theme } from '../../theme/theme.ts';
import { ChartCanvas } from './chart-canvas.ts';
import type { Trend } from './trend.ts';
import type { ChartColours } from './trend-option.ts';
import { trendOption } from './trend-option.ts';

/** Values over time with their set points; gaps in the data are gaps in the line. */
@Component({
  selector: 'pw-trend-chart',
  imports: [ChartCanvas],
  template: `<figure [attr.aria-label]="label()">
    @defer (on immediate) {
      <pw-chart-canvas [option]="option()" />
    } @placeholder {
      <div></div>
    }
  </figure>`,
  styles: `
    :host {
      display: block;
      height: 220px;
    }
    figure {
      height: 100%;
    }
  `,
})
export class TrendChart {
  readonly #theme = inject(Theme);
  readonly #formats = inject(Formats);
  readonly #root = inject(DOCUMENT).documentElement;

  readonly trend = input.required<Trend>();
  /** What the chart shows, for screen readers. */
  readonly label = input.required<string>();

  protected readonly option = computed(() => {
    this.#theme.name();
    return trendOption(this.trend(), coloursOf(this.#root), {
      value: (value) => this.#formats.measured(value),
      instant: (atMs) => this.#formats.instant(atMs, 'full'),
    });
  });
}

function coloursOf(root: HTMLElement): ChartColours {
  const style = getComputedStyle(root);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: token('--text-2'),
    line: token('--border'),
    surface: token('--overlay'),
    red: token('--red'),
    orange: token('--orange'),
    yellow: token('--yellow'),
    font: token('--font'),
    series: [token('--series-1'), token('--series-2'), token('--series-3')],
  };
}
