import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type * as z from 'zod';
import { listRejections, REJECT_REASONS } from '@parkwatch/domain/wire/ingest';
import { apiResource } from '../api/api-resource.ts';
import { Amount } from '../i18n/amount.ts';
import { Language } from '../i18n/language.ts';
import { Live } from '../live/live.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { reloadEvery } from '../api/reload-every.ts';

type Rejection = z.infer<NonNullable<typeof listRejections.response>>['items'][number];

/** Readings that were refused, with the reason and one of them as it came. */
@Component({
  selector: 'pw-rejection-list',
  imports: [Amount, Column, DataTable, StatePanel, Tag, TimeAgo, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'operations'">
    <pw-state-panel [of]="rejections" [emptyText]="t('noRejections')">
      <pw-data-table [rows]="rows()" [label]="t('rejections')" [rowKey]="keyOf">
        <ng-template [pwColumn]="rows()" [header]="t('at')" width="136px" let-rejection>
          <pw-time-ago [at]="rejection.at" />
        </ng-template>
        <ng-template [pwColumn]="rows()" [header]="t('source')" width="200px" let-rejection>
          <span class="mono">{{ rejection.source }}</span>
        </ng-template>
        <ng-template
          [pwColumn]="rows()"
          [header]="t('reason')"
          width="184px"
          onPhone="head"
          let-rejection
        >
          <pw-tag tone="orange">{{ nameOf(rejection.reason) }}</pw-tag>
        </ng-template>
        <ng-template
          [pwColumn]="rows()"
          [header]="t('count')"
          width="80px"
          align="end"
          let-rejection
        >
          <span class="tabular">{{ rejection.count | amount: 0 }}</span>
        </ng-template>
        <ng-template [pwColumn]="rows()" [header]="t('sample')" let-rejection>
          <span class="mono muted">{{ rejection.sample }}</span>
        </ng-template>
      </pw-data-table>
    </pw-state-panel>
  </ng-container>`,
})
export class RejectionList {
  readonly #language = inject(Language);
  protected readonly rejections = apiResource(listRejections, () => ({}), {
    reloadOn: inject(Live).resyncs,
  });
  protected readonly rows = computed(() => this.rejections.value()?.items ?? []);
  protected readonly keyOf = ({ at, source, reason }: Rejection) => `${at} ${source} ${reason}`;

  constructor() {
    reloadEvery(30, this.rejections);
  }

  protected nameOf(reason: string): string {
    const isKnown = (REJECT_REASONS as readonly string[]).includes(reason);
    return isKnown ? this.#language.translate(`operations.reasons.${reason}`) : reason;
  }
}
