import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ShownFrame } from '@parkwatch/domain/wire/data-sources';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { FrameHex } from './frame-hex.ts';

/** The last frames that could not be read, with the reason: what an engineer needs to put the device right. */
@Component({
  selector: 'pw-rejected-frames',
  imports: [Column, DataTable, FrameHex, TimeAgo, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'dataSources'">
    <div class="panel">
      @if (rows().length === 0) {
        <p class="none muted">{{ t('frame.noRejections') }}</p>
      } @else {
        <pw-data-table [rows]="rows()" [label]="t('part.rejected')" [rowKey]="keyOf">
          <ng-template [pwColumn]="rows()" [header]="t('frame.at')" width="124px" let-frame>
            <pw-time-ago [at]="frame.at" />
          </ng-template>
          <ng-template [pwColumn]="rows()" [header]="t('device.account')" width="20%" let-frame>
            <span class="mono">{{ frame.account || '–' }}</span>
          </ng-template>
          <ng-template
            [pwColumn]="rows()"
            [header]="t('frame.reason')"
            width="26%"
            onPhone="head"
            let-frame
          >
            <span class="hot">{{ frame.why }}</span>
          </ng-template>
          <ng-template [pwColumn]="rows()" [header]="t('frame.bytes')" let-frame>
            <pw-frame-hex [hex]="frame.hex" [length]="frame.length" />
          </ng-template>
        </pw-data-table>
      }
    </div>
  </ng-container>`,
  styleUrl: './parts.css',
})
export class RejectedFrames {
  readonly frames = input.required<readonly ShownFrame[]>();
  protected readonly rows = computed(() =>
    this.frames().map((frame, at) => ({ ...frame, place: at, why: whyOf(frame) })),
  );
  protected readonly keyOf = ({ at, place }: { readonly at: string; readonly place: number }) =>
    `${at} ${place}`;
}

function whyOf({ outcome }: ShownFrame): string {
  return 'rejected' in outcome ? outcome.rejected : '';
}
