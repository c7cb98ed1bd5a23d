import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type { Text } from '@parkwatch/domain/text/text';
import { readBatch } from '@parkwatch/domain/wire/batches';
import type { BatchRejection } from '@parkwatch/domain/wire/batches';
import { apiResource } from '../api/api-resource.ts';
import { Instant } from '../i18n/instant.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Live } from '../live/live.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { feedKey } from './feed-key.ts';

/** Rows that are drawn at a time: five thousand at once would make the page wait. */
const STEP = 200;

/** One delivery with everything that was refused of it: which entry, what of it, and why. */
@Component({
  selector: 'pw-batch-detail',
  imports: [Instant, LocalText, NzButtonModule, StatePanel, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'enterprises.batches'">
    <pw-state-panel [of]="receipt" [lines]="6">
      @if (receipt.value(); as batch) {
        <dl>
          <dt>{{ t('batch') }}</dt>
          <dd class="mono">{{ batch.batch }}</dd>
          <dt>{{ t('feedName') }}</dt>
          <dd>{{ t('feed.' + feedKey(batch.feed)) }}</dd>
          <dt>{{ t('at') }}</dt>
          <dd>{{ batch.firstAt | instant: 'full' }}</dd>
          <dt>{{ t('counts') }}</dt>
          <dd>
            {{ t('created', { count: batch.created }) }} ·
            {{ t('updated', { count: batch.updated }) }} ·
            {{ t('unchanged', { count: batch.unchanged }) }} ·
            {{ t('rejected', { count: batch.rejected }) }}
          </dd>
        </dl>
        @if (batch.rejections.length > 0) {
          <div class="scroll">
            <table>
              <caption>
                {{
                  t('refusals')
                }}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{{ t('number') }}</th>
                  <th scope="col">{{ t('externalId') }}</th>
                  <th scope="col">{{ t('path') }}</th>
                  <th scope="col">{{ t('message') }}</th>
                </tr>
              </thead>
              <tbody>
                @for (one of shown(); track $index) {
                  <tr>
                    <td class="tabular">
                      {{ batch.calls > 1 ? one.call + '.' : '' }}{{ one.index + 1 }}
                    </td>
                    <td class="mono">{{ one.externalId ?? '–' }}</td>
                    <td class="mono">{{ one.path }}</td>
                    <td>{{ wordsOf(one) | localText }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
          @if (shown().length < batch.rejections.length) {
            <button nz-button nzType="link" (click)="showMore()">{{ t('more') }}</button>
          }
          @if (batch.isCut) {
            <p class="quiet">{{ t('cut', { count: batch.rejections.length }) }}</p>
          }
        } @else {
          <p class="quiet">{{ t('whole') }}</p>
        }
      }
    </pw-state-panel>
  </ng-container>`,
  styles: `
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--space-1) var(--space-3);
      margin-bottom: var(--space-4);
    }
    dt,
    .quiet,
    caption {
      color: var(--text-2);
    }
    .scroll {
      overflow-x: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--text-s);
    }
    caption {
      padding-block: var(--space-2);
      text-align: start;
    }
    th,
    td {
      padding: var(--space-1) var(--space-2);
      border-top: 1px solid var(--divider);
      text-align: start;
      vertical-align: top;
      overflow-wrap: anywhere;
    }
  `,
})
export class BatchDetail {
  readonly enterpriseId = input.required<number>();
  readonly batchId = input.required<number>();
  protected readonly feedKey = feedKey;
  readonly #steps = signal(1);
  protected readonly receipt = apiResource(
    readBatch,
    () => ({ params: { id: this.enterpriseId(), batchId: this.batchId() } }),
    { reloadOn: inject(Live).resyncs, isEmpty: () => false },
  );
  protected readonly shown = computed(() =>
    (this.receipt.value()?.rejections ?? []).slice(0, STEP * this.#steps()),
  );

  protected wordsOf({ message, messageZh = message }: BatchRejection): Text {
    return { zh: messageZh, en: message };
  }
  protected showMore(): void {
    this.#steps.update((steps) => steps + 1);
  }
}
