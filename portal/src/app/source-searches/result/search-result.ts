import { Component, computed, inject, output } from '@angular/core';
import { TranslocoDirective, TranslocoPipe } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { RankedSource } from '@parkwatch/domain/wire/source-searches';
import { Amount } from '../../i18n/amount.ts';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Person } from '../../ui/person.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { TimeAgo } from '../../ui/time-ago.ts';
import { SearchStore } from '../search-store.ts';
import { EvidenceList } from './evidence-list.ts';
import { NextList } from './next-list.ts';
import { RankedList } from './ranked-list.ts';
import { SearchWords } from './search-words.ts';
import { VerdictTag } from './verdict-tag.ts';
import { WindRows } from './wind-rows.ts';

/** What a search says: first how sure it is, then who, then why, then what to be careful about. */
@Component({
  selector: 'pw-search-result',
  imports: [
    Amount,
    EvidenceList,
    Instant,
    LocalText,
    NextList,
    NzButtonModule,
    NzIconDirective,
    Person,
    RankedList,
    StatePanel,
    TimeAgo,
    TranslocoDirective,
    TranslocoPipe,
    VerdictTag,
    WindRows,
  ],
  providers: [SearchWords],
  templateUrl: './search-result.html',
  styleUrl: './search-result.css',
})
export class SearchResult {
  protected readonly store = inject(SearchStore);
  protected readonly words = inject(SearchWords);
  /** A place to be shown. */
  readonly chosen = output<readonly [number, number]>();
  /** The form is to be filled in as it was. */
  readonly repeated = output();
  protected readonly geoJsonUrl = computed(
    () => `/api/v1/source-searches/${this.store.id() ?? 0}/geojson`,
  );

  protected lookAt({ facilities: [facility] }: RankedSource): void {
    if (facility) this.chosen.emit(facility.at);
  }
}
