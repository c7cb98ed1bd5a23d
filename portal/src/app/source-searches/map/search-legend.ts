import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SourceSearch } from '@parkwatch/domain/wire/source-searches';
import { Amount } from '../../i18n/amount.ts';
import { Formats } from '../../i18n/formats.ts';
import { PALETTE } from '../../map/look/palette.ts';
import { Theme } from '../../theme/theme.ts';
import { Chance } from '../result/chance.ts';
import { HALF, MOST, RAMP } from './search-specs.ts';

/** Below this square metres are easier to think of. */
const SMALL_M2 = 100_000;

/** What the colours and lines of a search mean. */
@Component({
  selector: 'pw-search-legend',
  imports: [Amount, Chance, TranslocoDirective],
  template: `<details *transloco="let t; prefix: 'sourceSearch.legend'" [open]="isRoomy">
    <summary>{{ t('title') }}</summary>
    <dl>
      <dt><span class="ramp" [style.background]="ramp()"></span></dt>
      <dd>{{ t('cells', { cellM: (search().cells.cellM | amount: 0) }) }}</dd>
      @for (area of areas(); track area.key) {
        <dt>
          <svg viewBox="0 0 34 8">
            <path
              d="M0 4h34"
              [attr.stroke]="line()"
              [attr.stroke-width]="area.widthPx"
              [attr.stroke-dasharray]="area.dash"
            />
          </svg>
        </dt>
        <dd>{{ t(area.key) }} {{ area.size }}</dd>
      } @empty {
        <dd class="whole">{{ t('notNarrowed') }}</dd>
      }
      <dd class="whole">{{ t('best', { chance: (search().best.probability | chance) }) }}</dd>
    </dl>
  </details>`,
  styles: `
    details {
      padding: var(--space-2) var(--space-3);
      border: 1px solid var(--divider);
      border-radius: var(--radius-2);
      background: var(--overlay);
      box-shadow: var(--shadow-2);
      font-size: var(--text-s);
      line-height: 1.4;
    }
    summary {
      font-weight: var(--weight-strong);
      cursor: pointer;
    }
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      gap: var(--space-1) var(--space-2);
      padding-top: var(--space-1);
    }
    dt {
      display: flex;
    }
    .ramp {
      width: 34px;
      height: 12px;
      border-radius: 2px;
    }
    svg {
      width: 34px;
      height: 8px;
    }
    .whole {
      grid-column: 1 / -1;
      color: var(--text-2);
    }
  `,
})
export class SearchLegend {
  readonly #theme = inject(Theme);
  readonly #formats = inject(Formats);
  /** On a phone it would hide the map. */
  protected readonly isRoomy = window.innerWidth >= 768;
  readonly search = input.required<Pick<SourceSearch, 'cells' | 'areaM2' | 'best'>>();
  readonly #colours = computed(() => RAMP.map((token) => PALETTE[this.#theme.name()][token]));
  protected readonly line = computed(() => PALETTE[this.#theme.name()].power);
  /** Only what is drawn. */
  protected readonly areas = computed(() => {
    const { half, most } = this.search().areaM2;
    return [
      { key: 'half', areaM2: half, widthPx: HALF.style.widthPx, dash: null },
      { key: 'most', areaM2: most, widthPx: MOST.style.widthPx, dash: MOST.style.dash.join(' ') },
    ].flatMap((one) => (one.areaM2 === null ? [] : [{ ...one, size: this.#size(one.areaM2) }]));
  });
  protected readonly ramp = computed(
    () => `linear-gradient(90deg, transparent -30%, ${this.#colours().join(', ')})`,
  );

  #size(areaM2: number): string {
    const isSmall = areaM2 < SMALL_M2;
    return isSmall
      ? `${this.#formats.number(areaM2, 0)} m²`
      : `${this.#formats.number(areaM2 / 1e6, 2)} km²`;
  }
}
