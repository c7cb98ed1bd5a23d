import { Component, computed, inject, output, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import { Language } from '../../i18n/language.ts';
import { ParkMap } from '../../map/embed/park-map.ts';
import type { MapPlace } from '../../map/page/map-canvas.ts';
import { selectionOutline } from '../../map/page/selection-outline.ts';
import { SearchForm } from '../form/search-form.ts';
import { Chance } from '../result/chance.ts';
import { SearchStore } from '../search-store.ts';
import {
  boundsOf,
  reportLayers,
  searchLayers,
  type MapWords,
  type SearchLayers,
} from './search-layers.ts';
import { SearchLegend } from './search-legend.ts';

/** Near enough to see one plant whole. */
const NEAR_M_PER_PX = 3;

/** The park with the chance of each place to be the source; before there is a search, with what is typed. */
@Component({
  selector: 'pw-search-map',
  imports: [ParkMap, SearchLegend, TranslocoDirective],
  providers: [Chance],
  template: `<ng-container *transloco="let t; prefix: 'sourceSearch'">
    <pw-park-map
      [zones]="layers().zones"
      [marks]="layers().marks"
      [bounds]="bounds()"
      [selection]="selection()"
      (picked)="picked.emit($event)"
    />
    @if (form.placing() !== null) {
      <p class="note" role="status">{{ t('report.clickMap') }}</p>
    }
    @if (store.search(); as search) {
      <pw-search-legend class="legend" [search]="search" />
    }
  </ng-container>`,
  styles: `
    :host {
      position: relative;
      display: block;
      min-width: 0;
      min-height: 0;
    }
    pw-park-map {
      position: absolute;
      inset: 0;
    }
    .legend {
      position: absolute;
      bottom: var(--space-3);
      left: var(--space-3);
    }
    .note {
      position: absolute;
      top: var(--space-3);
      left: 50%;
      padding: var(--space-2) var(--space-4);
      border: 1px solid var(--accent);
      border-radius: var(--radius-2);
      background: var(--overlay);
      box-shadow: var(--shadow-2);
      color: var(--accent-text);
      font-weight: var(--weight-strong);
      white-space: nowrap;
      translate: -50%;
    }
    @media (width < 768px) {
      .note {
        right: 116px;
        left: var(--space-3);
        padding: var(--space-2) var(--space-3);
        white-space: normal;
        translate: none;
      }
      .legend {
        bottom: var(--space-2);
        left: var(--space-2);
      }
    }
  `,
})
export class SearchMap {
  readonly #language = inject(Language);
  readonly #chance = inject(Chance);
  protected readonly store = inject(SearchStore);
  protected readonly form = inject(SearchForm);
  readonly map = viewChild(ParkMap);
  readonly picked = output<MapPlace>();

  protected readonly layers = computed<SearchLayers>(() => {
    const search = this.store.search();
    if (search) return searchLayers(search, this.#words);
    const typed = this.form
      .draft()
      .reports.flatMap(({ at, strength }) => (at ? [{ at, strength }] : []));
    return { zones: [], marks: reportLayers(typed, this.#words) };
  });
  protected readonly bounds = computed(() => {
    const search = this.store.search();
    return search ? boundsOf(search) : null;
  });
  protected readonly selection = computed<MapFeature | null>(() => {
    const id = this.store.enterpriseId();
    const ground = this.map()?.ground;
    if (id === null || !ground) return null;
    const pick = { layerId: 'enterprises', featureId: String(id) };
    return selectionOutline(pick, ground.feature(pick) ?? null, ground.featuresOf('lots'));
  });

  showPlace(at: readonly [number, number]): void {
    this.map()?.showPlace(at, NEAR_M_PER_PX);
  }

  readonly #words: MapWords = {
    strength: (strength) => this.#language.translate(`sourceSearch.strength.${strength}`),
    chance: (share) => this.#chance.transform(share),
    next: (number) => this.#language.translate('sourceSearch.next.mark', { number }),
  };
}
