import { Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import {
  listSourceSearches,
  type SourceSearchSummary,
} from '@parkwatch/domain/wire/source-searches';
import { apiPages } from '../../api/api-pages.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { TimeAgo } from '../../ui/time-ago.ts';
import { Chance } from '../result/chance.ts';
import { VerdictTag } from '../result/verdict-tag.ts';

const PAGE = 30;

/** Stored searches, the newest first. */
@Component({
  selector: 'pw-search-list',
  imports: [
    Chance,
    Instant,
    LocalText,
    NzButtonModule,
    StatePanel,
    TimeAgo,
    TranslocoDirective,
    VerdictTag,
  ],
  templateUrl: './search-list.html',
  styleUrl: './search-list.css',
})
export class SearchList {
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly openId = input<number>();
  readonly opened = output<SourceSearchSummary>();

  readonly searches = apiPages(listSourceSearches, () => ({ query: { limit: PAGE } }), {
    reloadOn: inject(Live).resyncs,
  });

  protected async loadMore(): Promise<void> {
    try {
      await this.searches.loadMore();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }
}
