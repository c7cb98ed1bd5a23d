import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type { RankedSource, SourceSearch } from '@parkwatch/domain/wire/source-searches';
import { LocalText } from '../../i18n/local-text.ts';
import { Tag } from '../../ui/tag.ts';
import { SearchStore } from '../search-store.ts';
import { Chance } from './chance.ts';
import { SearchWords } from './search-words.ts';

const FIRST = 5;

/** Enterprises by their chance, each with a mark where it stood before the evidence; "none of the listed" is always in view. */
@Component({
  selector: 'pw-ranked-list',
  imports: [Chance, LocalText, NzButtonModule, RouterLink, Tag, TranslocoDirective],
  templateUrl: './ranked-list.html',
  styleUrl: './ranked-list.css',
})
export class RankedList {
  readonly #store = inject(SearchStore);
  protected readonly words = inject(SearchWords);
  readonly search = input.required<SourceSearch>();
  readonly chosen = output<RankedSource>();

  protected readonly isWhole = linkedSignal<number, boolean>({
    source: () => this.search().id,
    computation: () => false,
  });
  protected readonly rest = computed(() => this.search().ranked.length - this.#first().length);
  protected readonly shown = computed(() =>
    this.isWhole() ? this.search().ranked : this.#first(),
  );
  readonly #first = computed(() =>
    this.search().ranked.filter(({ enterpriseId }, at) => at < FIRST || enterpriseId === null),
  );

  protected isChosen({ enterpriseId }: RankedSource): boolean {
    return enterpriseId !== null && enterpriseId === this.#store.enterpriseId();
  }

  protected choose(source: RankedSource): void {
    this.#store.enterpriseId.set(this.isChosen(source) ? null : source.enterpriseId);
    if (this.isChosen(source)) this.chosen.emit(source);
  }
}
