import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzDrawerModule } from 'ng-zorro-antd/drawer';
import type { BatchSummary } from '@parkwatch/domain/wire/batches';
import { listBatches } from '@parkwatch/domain/wire/batches';
import { apiPages } from '../api/api-pages.ts';
import { Live } from '../live/live.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { BatchDetail } from './batch-detail.ts';
import { feedKey } from './feed-key.ts';

const SHOWN = 5;
const PAGE = 20;

/** What became of what an enterprise delivered: newest first, what was refused is opened beside it. */
@Component({
  selector: 'pw-enterprise-batches',
  imports: [
    BatchDetail,
    NzButtonModule,
    NzDrawerModule,
    StatePanel,
    Tag,
    TimeAgo,
    TranslocoDirective,
  ],
  template: `<section class="panel" *transloco="let t; prefix: 'enterprises.batches'">
    <header>
      <h2>{{ t('title') }}</h2>
      @if (hasMore()) {
        <button
          nz-button
          nzType="link"
          nzSize="small"
          [disabled]="batches.isLoadingMore()"
          (click)="more()"
        >
          {{ t('more') }}
        </button>
      }
    </header>
    <pw-state-panel [of]="batches" [lines]="3" [emptyText]="t('none')">
      <ul>
        @for (batch of shown(); track batch.id) {
          <li>
            <button
              nz-button
              nzType="link"
              nzSize="small"
              class="name"
              [attr.aria-label]="t('open', { batch: batch.batch })"
              (click)="opened.set(batch)"
            >
              {{ t('feed.' + feedKey(batch.feed)) }}
            </button>
            <pw-tag [tone]="batch.rejected > 0 ? 'orange' : 'green'" [strong]="batch.rejected > 0">
              {{
                batch.rejected > 0 ? t('rejected', { count: batch.rejected }) : t('whole')
              }}</pw-tag
            >
            <span class="quiet">
              {{ t('stored', { count: batch.created + batch.updated }) }} ·
              {{ t('unchanged', { count: batch.unchanged }) }} ·
              <pw-time-ago [at]="batch.lastAt" />
            </span>
          </li>
        }
      </ul>
    </pw-state-panel>
    <nz-drawer
      nzPlacement="right"
      nzWidth="min(680px, 100vw)"
      [nzMask]="false"
      [nzVisible]="opened() !== undefined"
      [nzTitle]="t('one')"
      (nzOnClose)="opened.set(undefined)"
    >
      <ng-container *nzDrawerContent>
        @if (opened(); as batch) {
          <pw-batch-detail [enterpriseId]="enterpriseId()" [batchId]="batch.id" />
        }
      </ng-container>
    </nz-drawer>
  </section>`,
  styleUrl: './side-list.css',
  styles: `
    .name {
      justify-self: start;
      padding-inline: 0;
    }
  `,
})
export class EnterpriseBatches {
  readonly enterpriseId = input.required<number>();
  protected readonly feedKey = feedKey;
  protected readonly opened = signal<BatchSummary | undefined>(undefined);
  protected readonly isLong = signal(false);
  protected readonly batches = apiPages(
    listBatches,
    () => ({ params: { id: this.enterpriseId() }, query: { limit: PAGE } }),
    { reloadOn: inject(Live).resyncs },
  );
  protected readonly shown = computed(() =>
    this.isLong() ? this.batches.items() : this.batches.items().slice(0, SHOWN),
  );
  protected readonly hasMore = computed(
    () => this.batches.hasMore() || (!this.isLong() && this.batches.items().length > SHOWN),
  );

  protected more(): void {
    if (this.isLong()) void this.batches.loadMore();
    else this.isLong.set(true);
  }
}
