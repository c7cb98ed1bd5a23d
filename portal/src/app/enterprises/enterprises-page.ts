import { Component, computed, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import type { Enterprise } from '@parkwatch/domain/wire/enterprises';
import { listEnterprises } from '@parkwatch/domain/wire/enterprises';
import { apiPages } from '../api/api-pages.ts';
import { ProblemText } from '../api/problem-text.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';
import { PageHeader } from '../ui/page-header.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { Tag } from '../ui/tag.ts';
import { byAttention, ENTERPRISE_ORDERS } from './enterprise-view.ts';
import { RatingMark } from '../ui/rating-mark.ts';

/** The counts have no live event of their own: the list is read again this often. */
const RENEW_MS = 60_000;

/** All enterprises that the account sees, with what wants an eye first. */
@Component({
  selector: 'pw-enterprises-page',
  imports: [
    Column,
    DataTable,
    FormsModule,
    LocalText,
    NzIconDirective,
    NzInputModule,
    NzSegmentedModule,
    PageHeader,
    RatingMark,
    RouterLink,
    StatePanel,
    Tag,
    TranslocoDirective,
  ],
  templateUrl: './enterprises-page.html',
  styleUrl: './enterprises-page.css',
})
export class EnterprisesPage {
  readonly #router = inject(Router);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly #resyncs = inject(Live).resyncs;
  /** From the address. */
  readonly order = input<string>();

  protected readonly search = signal('');
  protected readonly enterprises = apiPages(
    listEnterprises,
    () => ({
      query: { limit: 500, ...(this.search().trim() && { search: this.search().trim() }) },
    }),
    { reloadOn: computed(() => `${this.#resyncs()} ${Math.floor(this.#nowMs() / RENEW_MS)}`) },
  );
  protected readonly shownOrder = computed(
    () => ENTERPRISE_ORDERS.find((order) => order === this.order()) ?? 'attention',
  );
  protected readonly rows = computed(() => {
    const rows = this.enterprises.items();
    return this.shownOrder() === 'attention' ? rows.toSorted(byAttention) : rows;
  });
  protected readonly orders = computed(() =>
    ENTERPRISE_ORDERS.map((value) => ({
      value,
      label: this.#language.translate(`enterprises.order.${value}`),
    })),
  );
  protected readonly keyOf = (enterprise: Enterprise) => enterprise.id;
  protected readonly markOf = ({ overdueHiddenDangerCount }: Enterprise) =>
    overdueHiddenDangerCount > 0 ? 'row-urgent' : '';

  protected open({ id }: Enterprise): void {
    void this.#router.navigate(['/enterprises', id]);
  }

  protected go(order: string): void {
    void this.#router.navigate([], { queryParams: { order }, queryParamsHandling: 'merge' });
  }

  protected async loadMore(): Promise<void> {
    try {
      await this.enterprises.loadMore();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }
}
