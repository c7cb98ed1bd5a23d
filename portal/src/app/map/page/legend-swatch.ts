import { Component, computed, inject, input } from '@angular/core';
import type { LegendItem } from '@parkwatch/domain/map/layer-spec';
import { SHAPE_PATHS, SYMBOLS } from '@parkwatch/domain/map/symbol';
import type { StyleToken } from '@parkwatch/domain/map/style-token';
import { Theme } from '../../theme/theme.ts';
import { patternPath } from '../look/draw-pattern.ts';
import { PALETTE, translucent } from '../look/palette.ts';

/** One sign of the legend, drawn from the same data as the map. */
@Component({
  selector: 'pw-legend-swatch',
  template: `@switch (swatch().kind) {
    @case ('symbol') {
      <svg viewBox="-1 -1 26 26">
        <path
          [attr.d]="symbol().shape"
          [attr.fill]="symbol().isHollow ? 'none' : symbol().colour"
          [attr.stroke]="symbol().isHollow ? symbol().colour : 'none'"
          stroke-width="2.4"
        />
        <path
          [attr.d]="symbol().glyph"
          [attr.fill]="symbol().strokeWidth ? 'none' : symbol().ink"
          [attr.stroke]="symbol().strokeWidth ? symbol().ink : 'none'"
          [attr.stroke-width]="symbol().strokeWidth"
          stroke-linecap="round"
        />
      </svg>
    }
    @case ('fill') {
      <svg viewBox="0 0 24 16">
        <rect
          x="1"
          y="1"
          width="22"
          height="14"
          rx="2"
          [attr.fill]="fill().tint"
          [attr.stroke]="fill().stroke"
        />
        <svg x="1" y="1" width="22" height="14" viewBox="0 0 22 14" overflow="hidden">
          <path
            [attr.d]="fill().pattern"
            [attr.stroke]="fill().ink"
            stroke-width="1.2"
            stroke-linecap="round"
          />
          <path
            [attr.d]="fill().pattern"
            [attr.stroke]="fill().ink"
            stroke-width="1.2"
            stroke-linecap="round"
            transform="translate(16 0)"
          />
        </svg>
      </svg>
    }
    @case ('line') {
      <svg viewBox="0 0 24 16">
        <path
          d="M1 8h22"
          [attr.stroke]="line().stroke"
          stroke-width="2.2"
          [attr.stroke-dasharray]="line().dash"
        />
      </svg>
    }
    @case ('tank') {
      <svg viewBox="0 0 24 24">
        <circle
          cx="12"
          cy="12"
          r="9.5"
          [attr.fill]="tank().shell"
          [attr.stroke]="tank().rim"
          [attr.stroke-dasharray]="tank().dash"
          stroke-width="1.6"
        />
        <circle cx="12" cy="12" [attr.r]="tank().radius" [attr.fill]="tank().liquid" />
      </svg>
    }
    @case ('ramp') {
      <span class="ramp" [style.background]="ramp()"></span>
    }
  }`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      justify-content: center;
      width: 22px;
      height: 16px;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
    }
    .ramp {
      width: 100%;
      border-radius: 2px;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class LegendSwatch {
  readonly #theme = inject(Theme);
  readonly swatch = input.required<LegendItem['swatch']>();

  protected readonly symbol = computed(() => {
    const swatch = this.#as('symbol');
    const drawing: { shape: keyof typeof SHAPE_PATHS; glyph: string; strokeWidth?: number } =
      SYMBOLS[swatch.symbol];
    const isHollow = drawing.shape === 'ring';
    const colour = this.#colour(swatch.token);
    const ink = isHollow ? colour : this.#theme.name() === 'light' ? '#ffffff' : '#0c141b';
    return { ...drawing, shape: SHAPE_PATHS[drawing.shape], isHollow, colour, ink };
  });
  protected readonly fill = computed(() => {
    const { fill, stroke, pattern = 'none' } = this.#as('fill');
    const colour = this.#colour(fill);
    return {
      tint: pattern === 'none' ? colour : translucent(colour, 0.18),
      ink: translucent(colour, 0.75),
      stroke: this.#colour(stroke),
      pattern: patternPath(pattern),
    };
  });
  protected readonly line = computed(() => {
    const { stroke, dash } = this.#as('line');
    return { stroke: this.#colour(stroke), dash: dash?.join(' ') ?? null };
  });
  protected readonly tank = computed(() => {
    const { fraction } = this.#as('tank');
    return {
      shell: this.#colour('tank-shell'),
      rim: this.#colour(fraction === null ? 'state-unknown' : 'facility-line'),
      dash: fraction === null ? '3 3' : null,
      liquid: this.#colour('tank-liquid'),
      radius: 9 * Math.sqrt(fraction ?? 0),
    };
  });
  protected readonly ramp = computed(() => {
    const stops = this.#as('ramp').stops.map((token) => this.#colour(token));
    return `linear-gradient(90deg, ${stops.join(', ')})`;
  });

  #as<K extends LegendItem['swatch']['kind']>(_kind: K) {
    return this.swatch() as Extract<LegendItem['swatch'], { kind: K }>;
  }
  #colour(token: StyleToken): string {
    return PALETTE[this.#theme.name()][token];
  }
}
