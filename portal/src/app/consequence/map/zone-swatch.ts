import { Component, computed, inject, input } from '@angular/core';
import type { FillPattern } from '@parkwatch/domain/map/layer-spec';
import type { ThreatColour } from '@parkwatch/domain/consequence/effects/threat-levels';
import { patternPath } from '../../map/look/draw-pattern.ts';
import { PALETTE, translucent } from '../../map/look/palette.ts';
import { threatToken } from '../../map/look/threat-token.ts';
import { Theme } from '../../theme/theme.ts';
import { ZONE } from './run-specs.ts';

const FILL_OPACITY = 0.2;

/** A zone or a line of one, drawn from the same data as on the map. */
@Component({
  selector: 'pw-zone-swatch',
  template: `<svg viewBox="0 0 26 16" aria-hidden="true">
    @if (pattern(); as pattern) {
      <rect
        x="1.5"
        y="1.5"
        width="23"
        height="13"
        [attr.fill]="tint()"
        [attr.stroke]="colour()"
        stroke-width="2"
      />
      <svg
        x="2"
        y="2"
        width="22"
        height="12"
        viewBox="0 0 22 12"
        [attr.stroke-width]="pattern === 'dots' ? 2.6 : 1.2"
      >
        <path [attr.d]="path(pattern)" [attr.stroke]="colour()" />
        <path [attr.d]="path(pattern)" [attr.stroke]="colour()" transform="translate(16 0)" />
      </svg>
    } @else {
      <path
        d="M1 8h24"
        class="line"
        [attr.stroke]="colour()"
        [attr.stroke-dasharray]="dash().join(' ')"
      />
    }
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      width: 26px;
      height: 16px;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke-linecap: round;
    }
    .line {
      stroke-width: 2.4;
      stroke-linecap: butt;
    }
  `,
})
export class ZoneSwatch {
  readonly #theme = inject(Theme);
  /** Null: a line of no level in particular. */
  readonly of = input.required<ThreatColour | null>();
  /** A line with this dash instead of a filled zone. */
  readonly line = input<readonly number[]>();

  protected readonly colour = computed(() => {
    const of = this.of();
    return PALETTE[this.#theme.name()][of === null ? 'label-quiet' : threatToken(of)];
  });
  protected readonly tint = computed(() => translucent(this.colour(), FILL_OPACITY));
  protected readonly dash = computed(() => this.line() ?? []);
  protected readonly pattern = computed<FillPattern | null>(() => {
    const of = this.of();
    return this.line() || of === null ? null : (ZONE.style.patterns?.[of] ?? null);
  });
  protected readonly path = patternPath;
}
