import {
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import type { SourceSearchSummary } from '@parkwatch/domain/wire/source-searches';
import { Language } from '../i18n/language.ts';
import { labelOf } from '../map/look/look.ts';
import type { MapPlace } from '../map/page/map-canvas.ts';
import { placeOf } from '../map/panel/place-of.ts';
import { draftOf } from './form/search-draft.ts';
import { SearchForm } from './form/search-form.ts';
import { SearchFormPanel } from './form/search-form-panel.ts';
import { SearchList } from './history/search-list.ts';
import { SearchMap } from './map/search-map.ts';
import { SearchResult } from './result/search-result.ts';
import { SearchStore } from './search-store.ts';

/** Narrower than this a page of three columns has too little map: the form folds when a search is shown. */
const ROOMY_PX = 1680;
const PHONE_PX = 768;
export type Side = 'form' | 'history' | 'result';

/** Whose pollution is it: what was smelt or measured is described, weighed on the server, and shown with its doubts. */
@Component({
  selector: 'pw-source-searches-page',
  imports: [
    NzIconDirective,
    SearchFormPanel,
    SearchList,
    SearchMap,
    SearchResult,
    TranslocoDirective,
  ],
  providers: [SearchForm, SearchStore],
  templateUrl: './source-searches-page.html',
  styleUrl: './source-searches-page.css',
})
export class SourceSearchesPage {
  readonly #router = inject(Router);
  readonly #form = inject(SearchForm);
  readonly #language = inject(Language);
  protected readonly store = inject(SearchStore);
  protected readonly searchMap = viewChild(SearchMap);
  protected readonly list = viewChild(SearchList);
  protected readonly icons = { form: 'aim', history: 'history', result: 'file-text' } as const;

  /** From the address. */
  readonly id = input<string>();

  /** What the left column shows; on a phone the result is a third one. */
  protected readonly side = signal<Side>('form');
  protected readonly isFolded = signal(false);
  protected readonly sides = computed<readonly Side[]>(() =>
    this.store.id() === undefined ? ['form', 'history'] : ['form', 'history', 'result'],
  );
  /** Places that a report may name. */
  protected readonly targets = computed(() =>
    (this.searchMap()?.map()?.ground.featuresOf('protected-targets') ?? []).map((feature) => ({
      name: labelOf(feature, this.#language.side()),
      at: rounded(placeOf(feature)),
    })),
  );

  constructor() {
    effect(() => this.store.id.set(idFrom(this.id())));
    effect(() => {
      const hasSearch = this.store.id() !== undefined;
      untracked(() => this.#makeRoom(hasSearch));
    });
  }

  protected show(side: Side): void {
    this.side.set(side);
    this.isFolded.set(false);
  }

  protected async finish({ id }: Pick<SourceSearchSummary, 'id'>): Promise<void> {
    await this.#router.navigate(['/source-searches', id]);
    this.list()?.searches.reload();
  }

  protected open({ id }: Pick<SourceSearchSummary, 'id'>): void {
    void this.#router.navigate(['/source-searches', id]);
  }

  /** The form filled in as it was: one thing is changed, and it is asked anew. */
  protected repeat(): void {
    const search = this.store.search();
    if (!search) return;
    this.#form.start(draftOf(search.input));
    this.show('form');
  }

  /** A click on the map gives the place of the report that waits for one, else chooses an enterprise. */
  protected take({ place, picks }: MapPlace): void {
    const ground = this.searchMap()?.map()?.ground;
    const target = picks.find(({ layerId }) => layerId === 'protected-targets');
    const feature = target && ground?.feature(target);
    const at = feature ? placeOf(feature) : place;
    const name = feature ? labelOf(feature, this.#language.side()) : '';
    if (this.#form.place(rounded(at), name)) return;
    const holders = picks.flatMap((pick) => {
      const owner = ground?.feature(pick)?.properties['enterpriseId'];
      if (pick.layerId === 'enterprises') return [Number(pick.featureId)];
      return typeof owner === 'number' ? [owner] : [];
    });
    this.store.enterpriseId.set(holders[0] ?? null);
  }

  #makeRoom(hasSearch: boolean): void {
    this.isFolded.set(hasSearch && window.innerWidth < ROOMY_PX && window.innerWidth >= PHONE_PX);
    if (hasSearch && window.innerWidth < PHONE_PX) this.side.set('result');
    if (!hasSearch && this.side() === 'result') this.side.set('form');
  }
}

function idFrom(text: string | undefined): number | undefined {
  const id = Number(text);
  return Number.isInteger(id) && id > 0 ? id : undefined;
}

/** Six digits are 0.1 m; more would only pretend. */
function rounded([lon, lat]: readonly [number, number]): LonLat {
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}
