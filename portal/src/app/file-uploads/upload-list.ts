import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzDrawerModule } from 'ng-zorro-antd/drawer';
import { findTemplate } from '@parkwatch/domain/templates/file-templates';
import type { FileUpload } from '@parkwatch/domain/wire/file-uploads';
import { listFileUploads } from '@parkwatch/domain/wire/file-uploads';
import { apiPages } from '../api/api-pages.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { UploadDetail } from './upload-detail.ts';
import { UploadStateTag } from './upload-state-tag.ts';

/** Files move on by themselves, and no live event tells it. */
const RENEW_MS = 5000;
const PAGE = 30;

/** Uploaded files with what became of them; a click opens the rows that were refused. */
@Component({
  selector: 'pw-upload-list',
  imports: [
    LocalText,
    NzButtonModule,
    NzDrawerModule,
    StatePanel,
    TimeAgo,
    TranslocoDirective,
    UploadDetail,
    UploadStateTag,
  ],
  template: `<ng-container *transloco="let t; prefix: 'uploads'">
    <pw-state-panel [of]="uploads" [lines]="4" [emptyText]="t('none')">
      <ul>
        @for (one of uploads.items(); track one.id) {
          <li>
            <button
              nz-button
              nzType="link"
              nzSize="small"
              class="name"
              [attr.aria-label]="t('open', { name: one.name })"
              (click)="openedId.set(one.id)"
            >
              {{ one.name }}
            </button>
            <pw-upload-state-tag [upload]="one" />
            <span class="quiet">
              {{ templateOf(one) | localText }} ·
              @if (one.enterprise; as enterprise) {
                {{ enterprise.name | localText }} ·
              }
              @if (one.rows !== null) {
                {{ t('rows', { count: one.rows }) }} ·
                {{ t('accepted', { count: one.accepted ?? 0 }) }} ·
                {{ t('rejected', { count: one.rejected ?? 0 }) }} ·
              }
              <pw-time-ago [at]="one.uploadedAt" />
            </span>
          </li>
        }
      </ul>
      @if (uploads.hasMore()) {
        <button
          nz-button
          nzType="link"
          [disabled]="uploads.isLoadingMore()"
          (click)="uploads.loadMore()"
        >
          {{ t('more') }}
        </button>
      }
    </pw-state-panel>
    <nz-drawer
      nzPlacement="right"
      nzWidth="min(680px, 100vw)"
      [nzMask]="false"
      [nzVisible]="openedId() !== undefined"
      [nzTitle]="t('one')"
      (nzOnClose)="openedId.set(undefined)"
    >
      <ng-container *nzDrawerContent>
        @if (openedId(); as id) {
          <pw-upload-detail [id]="id" [renewOn]="stateOf(id)" />
        }
      </ng-container>
    </nz-drawer>
  </ng-container>`,
  styles: `
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      gap: var(--space-1) var(--space-2);
      padding: var(--space-2) 0;
    }
    li + li {
      border-top: 1px solid var(--divider);
    }
    li > button.name.name {
      justify-self: start;
      max-width: 100%;
      padding-inline: 0;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .quiet {
      grid-column: 1 / -1;
      color: var(--text-2);
      font-size: var(--text-s);
    }
  `,
})
export class UploadList {
  readonly #live = inject(Live);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly enterpriseId = input<number>();

  readonly #renew = computed(
    () => `${this.#live.resyncs()} ${Math.floor(this.#nowMs() / RENEW_MS)}`,
  );
  readonly uploads = apiPages(
    listFileUploads,
    () => {
      const enterpriseId = this.enterpriseId();
      return { query: { limit: PAGE, ...(enterpriseId && { enterpriseId }) } };
    },
    { reloadOn: this.#renew },
  );
  protected readonly openedId = signal<number | undefined>(undefined);

  protected templateOf({ template }: FileUpload) {
    return findTemplate(template)?.name;
  }
  /** When it changes, the open one is read anew. */
  protected stateOf(id: number): string {
    return this.uploads.items().find((one) => one.id === id)?.state ?? '';
  }
}
