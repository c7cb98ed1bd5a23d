import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { listDataSources } from '@parkwatch/domain/wire/data-sources';
import type { DataSource } from '@parkwatch/domain/wire/data-sources';
import { apiResource } from '../api/api-resource.ts';
import { Amount } from '../i18n/amount.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Live } from '../live/live.ts';
import { reloadEvery } from '../api/reload-every.ts';
import { Session } from '../session/session.ts';
import { PageHeader } from '../ui/page-header.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { GatewayCards } from './gateway-cards.ts';
import { SourceStateTag } from './source-state-tag.ts';
import { currentStatus, isLoadingVersion, shownState } from './source-view.ts';

const RENEW_S = 5;

/** Where field data comes from: the gateways, and each configured connector with its state. */
@Component({
  selector: 'pw-data-sources-page',
  imports: [
    Amount,
    Column,
    DataTable,
    GatewayCards,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    PageHeader,
    RouterLink,
    SourceStateTag,
    StatePanel,
    TimeAgo,
    TranslocoDirective,
  ],
  templateUrl: './data-sources-page.html',
  styleUrl: './data-sources-page.css',
})
export class DataSourcesPage {
  readonly #router = inject(Router);
  readonly #session = inject(Session);

  protected readonly list = apiResource(listDataSources, () => ({}), {
    reloadOn: inject(Live).resyncs,
    // A gateway that has no source yet is something to see.
    isEmpty: ({ items, gateways }) => items.length === 0 && gateways.length === 0,
  });
  protected readonly gateways = computed(() => this.list.value()?.gateways ?? []);
  protected readonly rows = computed(() =>
    (this.list.value()?.items ?? []).map((source) => ({
      ...source,
      state: shownState(source),
      isLoading: isLoadingVersion(source),
      now: currentStatus(source),
    })),
  );
  protected readonly canConfigure = computed(() => this.#session.can('data-source.configure'));
  protected readonly keyOf = ({ id }: { readonly id: number }) => id;

  constructor() {
    reloadEvery(RENEW_S, this.list);
  }

  protected open({ id }: Pick<DataSource, 'id'>): void {
    void this.#router.navigate(['/data-sources', id]);
  }
}
