import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type { SourceStatus } from '@parkwatch/domain/wire/data-sources';
import { Amount } from '../i18n/amount.ts';
import { UnitSymbol } from '../i18n/unit-symbol.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { TimeAgo } from '../ui/time-ago.ts';

type Unmapped = SourceStatus['unmapped'][number];

/** Points that come and that no mapping names: listed, so that a mistake is seen, and kept at the gateway until one does. */
@Component({
  selector: 'pw-unmapped-list',
  imports: [
    Amount,
    Column,
    DataTable,
    NzButtonModule,
    RouterLink,
    TimeAgo,
    TranslocoDirective,
    UnitSymbol,
  ],
  template: `<ng-container *transloco="let t; prefix: 'dataSources'">
    @if (kept() > 0) {
      <p class="tools muted">{{ t('unmapped.kept', { count: kept() | amount: 0 }) }}</p>
    }
    <div class="panel">
      @if (points().length === 0) {
        <p class="none muted">{{ t('unmapped.none') }}</p>
      } @else {
        <pw-data-table [rows]="points()" [label]="t('part.unmapped')" [rowKey]="keyOf">
          <ng-template
            [pwColumn]="points()"
            [header]="t('unmapped.point')"
            onPhone="head"
            let-point
          >
            <span class="mono">{{ point.point }}</span>
          </ng-template>
          <ng-template [pwColumn]="points()" [header]="t('device.account')" width="26%" let-point>
            <span class="mono">{{ point.account }}</span>
          </ng-template>
          <ng-template [pwColumn]="points()" [header]="t('refused.last')" width="136px" let-point>
            <pw-time-ago [at]="point.lastAt" />
          </ng-template>
          <ng-template
            [pwColumn]="points()"
            [header]="t('unmapped.value')"
            width="160px"
            align="end"
            let-point
          >
            <span class="tabular">{{ point.value | amount: 4 }} {{ point.unit | unitSymbol }}</span>
          </ng-template>
          <ng-template
            [pwColumn]="points()"
            [header]="t('action')"
            width="120px"
            align="end"
            let-point
          >
            @if (canConfigure()) {
              <a
                nz-button
                nzSize="small"
                [routerLink]="[]"
                [queryParams]="{ part: 'config', device: point.account, point: point.point }"
                [attr.aria-label]="t('unmapped.mapOf', { point: point.point })"
                >{{ t('unmapped.map') }}</a
              >
            }
          </ng-template>
        </pw-data-table>
      }
    </div>
  </ng-container>`,
  styleUrl: './parts.css',
})
export class UnmappedList {
  readonly points = input.required<readonly Unmapped[]>();
  /** Readings that the gateway keeps. */
  readonly kept = input(0);
  readonly canConfigure = input.required<boolean>();
  protected readonly keyOf = ({ account, point }: Unmapped) => `${account} ${point}`;
}
