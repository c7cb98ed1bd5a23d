import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { readFileUpload, readUploadErrors } from '@parkwatch/domain/wire/file-uploads';
import { apiResource } from '../api/api-resource.ts';
import { urlOf } from '../api/request.ts';
import { Instant } from '../i18n/instant.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Live } from '../live/live.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { UploadStateTag } from './upload-state-tag.ts';

/** Faults that are drawn: the report has all of them. */
const SHOWN = 200;

/** One uploaded file: its counts, and what is wrong with which row. */
@Component({
  selector: 'pw-upload-detail',
  imports: [
    Instant,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    StatePanel,
    TranslocoDirective,
    UploadStateTag,
  ],
  templateUrl: './upload-detail.html',
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
    dd {
      overflow-wrap: anywhere;
    }
    .scroll {
      margin-top: var(--space-3);
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
    }
    th {
      white-space: nowrap;
    }
    /* Words stay whole; a long value breaks. */
    td:nth-child(2),
    td:nth-child(3) {
      min-width: 88px;
      max-width: 200px;
      overflow-wrap: break-word;
    }
  `,
})
export class UploadDetail {
  readonly #live = inject(Live);
  readonly id = input.required<number>();
  /** Reads anew when it changes. */
  readonly renewOn = input('');

  readonly #renew = computed(() => `${this.#live.resyncs()} ${this.renewOn()}`);
  protected readonly detail = apiResource(readFileUpload, () => ({ params: { id: this.id() } }), {
    reloadOn: this.#renew,
    isEmpty: () => false,
  });
  protected readonly shown = computed(() => (this.detail.value()?.faults ?? []).slice(0, SHOWN));
  protected readonly reportUrl = computed(() =>
    urlOf(readUploadErrors, { params: { id: this.id() } }),
  );
}
