import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SourceSearch } from '@parkwatch/domain/wire/source-searches';
import { Amount } from '../../i18n/amount.ts';
import { PALETTE } from '../../map/look/palette.ts';
import { Theme } from '../../theme/theme.ts';
import { Chance } from '../result/chance.ts';
import { RAMP } from './search-specs.ts';

/** What the colours and lines of a search mean. */
@Component({
  selector: 'pw-search-legend',
  imports: [Amount, Chance, TranslocoDirective],
  template: `<dl *transloco="let t; prefix: 'sourceSearch.legend'">
    <dt><span class="ramp" [style.background]="ramp()"></span></dt>
    <dd>{{ t('cells', { cellM: (search().cells.cellM | amount: 0) }) }}</dd>
    <dt>
      <svg viewBox="0 0 34 8"><path d="M0 4h34" [attr.stroke]="line()" stroke-width="3" /></svg>
    </dt>
    <dd>{{ t('half', { area: (search().areaM2.half / 1e6 | amount: 2) }) }}</dd>
    <dt>
      <svg viewBox="0 0 34 8">
        <path d="M0 4h34" [attr.stroke]="line()" stroke-width="2" stroke-dasharray="6 5" />
      </svg>
    </dt>
    <dd>{{ t('most', { area: (search().areaM2.most / 1e6 | amount: 2) }) }}</dd>
    <dd class="whole">{{ t('best', { chance: (search().best.probability | chance) }) }}</dd>
  </dl>`,
  styles: `
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      gap: var(--space-1) var(--space-2);
      padding: var(--space-2) var(--space-3);
      border: 1px solid var(--divider);
      border-radius: var(--radius-2);
      background: var(--overlay);
      box-shadow: var(--shadow-2);
      font-size: var(--text-s);
      line-height: 1.4;
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
    @media (width < 768px) {
      .whole {
        display: none;
      }
    }
  `,
})
export class SearchLegend {
  readonly #theme = inject(Theme);
  readonly search = input.required<Pick<SourceSearch, 'cells' | 'areaM2' | 'best'>>();
  readonly #colours = computed(() => RAMP.map((token) => PALETTE[this.#theme.name()][token]));
  protected readonly line = computed(() => PALETTE[this.#theme.name()].power);
  protected readonly ramp = computed(
    () => `linear-gradient(90deg, transparent -30%, ${this.#colours().join(', ')})`,
  );
}
