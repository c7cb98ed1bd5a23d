import { Component, computed, inject, input, numberAttribute, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { UNIT_KIND_WORDS } from '@parkwatch/domain/major-hazard/standard';
import { listMajorHazards, type MajorHazardSummary } from '@parkwatch/domain/wire/major-hazards';
import { apiPages } from '../api/api-pages.ts';
import { ProblemText } from '../api/problem-text.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';
import { HazardVerdict } from '../ui/hazard-verdict.ts';
import { PageHeader } from '../ui/page-header.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { Exact } from '../ui/exact.ts';
import { filterOf, HAZARD_FILTERS, paramsOf, type HazardFilter } from './hazard-filter.ts';

/** Evaluations have no live event of their own: the list is read again this often. */
const RENEW_MS = 60_000;

/** Units by GB 18218-2018, the worst first; what is not determined stands before what is none. */
@Component({
  selector: 'pw-major-hazards-page',
  imports: [
    Column,
    DataTable,
    Exact,
    FormsModule,
    HazardVerdict,
    LocalText,
    NzIconDirective,
    NzInputModule,
    PageHeader,
    RouterLink,
    StatePanel,
    Tag,
    TimeAgo,
    TranslocoDirective,
  ],
  templateUrl: './major-hazards-page.html',
  styleUrl: './major-hazards-page.css',
})
export class MajorHazardsPage {
  readonly #router = inject(Router);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly #resyncs = inject(Live).resyncs;
  /** From the address: one of `HAZARD_FILTERS`. */
  readonly show = input<string>();
  /** From the address: the units of one enterprise. */
  readonly enterpriseId = input(undefined, { transform: idFrom });

  protected readonly search = signal('');
  protected readonly filter = computed(() => filterOf(this.show()));
  readonly #query = computed(() => {
    const search = this.search().trim();
    const enterpriseId = this.enterpriseId();
    return {
      ...{ ...this.filter()?.query, limit: 200 },
      ...(search === '' ? {} : { search }),
      ...(enterpriseId === undefined ? {} : { enterpriseId }),
    };
  });
  protected readonly units = apiPages(listMajorHazards, () => ({ query: this.#query() }), {
    reloadOn: computed(() => `${this.#resyncs()} ${Math.floor(this.#nowMs() / RENEW_MS)}`),
  });
  protected readonly filters = computed(() =>
    HAZARD_FILTERS.map((filter) => ({
      ...filter,
      isOn: filter === this.filter(),
      number: this.units.value()?.counts[filter.count],
    })),
  );
  /** The enterprise that the list is about, once there is a row that names it. */
  protected readonly enterprise = computed(() =>
    this.enterpriseId() === undefined ? undefined : this.units.items()[0]?.enterprise,
  );
  protected readonly isFiltered = computed(
    () => this.filter() !== undefined || this.search().trim() !== '',
  );
  protected readonly kinds = UNIT_KIND_WORDS;
  protected readonly keyOf = ({ id }: MajorHazardSummary) => id;

  /** What is not known adds to the sums. */
  protected atLeast({ current }: MajorHazardSummary): string {
    return current?.isLowerBound ? '≥ ' : '';
  }

  protected open({ id }: MajorHazardSummary): void {
    void this.#router.navigate(['/major-hazards', id]);
  }

  protected choose(filter: HazardFilter): void {
    const queryParams = paramsOf(filter, this.filter());
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected async loadMore(): Promise<void> {
    try {
      await this.units.loadMore();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }
}

function idFrom(text: unknown): number | undefined {
  const id = numberAttribute(text);
  return Number.isInteger(id) && id > 0 ? id : undefined;
}
