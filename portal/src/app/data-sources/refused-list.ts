import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type { SourceStatus } from '@parkwatch/domain/wire/data-sources';
import { Amount } from '../i18n/amount.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';

type Refused = SourceStatus['refused'][number];

/** Accounts that were turned away: whoever configures makes a device of one with one press. */
@Component({
  selector: 'pw-refused-list',
  imports: [
    Amount,
    Column,
    DataTable,
    NzButtonModule,
    RouterLink,
    Tag,
    TimeAgo,
    TranslocoDirective,
  ],
  template: `<ng-container *transloco="let t; prefix: 'dataSources'">
    <div class="panel">
      @if (accounts().length === 0) {
        <p class="none muted">{{ t('refused.none') }}</p>
      } @else {
        <pw-data-table [rows]="accounts()" [label]="t('part.refused')" [rowKey]="keyOf">
          <ng-template
            [pwColumn]="accounts()"
            [header]="t('device.account')"
            onPhone="head"
            let-account
          >
            <span class="mono">{{ account.account || '–' }}</span>
          </ng-template>
          <ng-template
            [pwColumn]="accounts()"
            [header]="t('refused.why')"
            width="176px"
            let-account
          >
            <pw-tag [tone]="account.why === 'secret' ? 'red' : 'orange'">{{
              t('refused.whys.' + account.why)
            }}</pw-tag>
          </ng-template>
          <ng-template
            [pwColumn]="accounts()"
            [header]="t('refused.last')"
            width="136px"
            let-account
          >
            <pw-time-ago [at]="account.lastAt" />
          </ng-template>
          <ng-template
            [pwColumn]="accounts()"
            [header]="t('device.address')"
            width="200px"
            let-account
          >
            <span class="mono muted">{{ account.address ?? '–' }}</span>
          </ng-template>
          <ng-template
            [pwColumn]="accounts()"
            [header]="t('refused.count')"
            width="96px"
            align="end"
            let-account
          >
            <span class="tabular">{{ account.count | amount: 0 }}</span>
          </ng-template>
          <ng-template
            [pwColumn]="accounts()"
            [header]="t('action')"
            width="136px"
            align="end"
            let-account
          >
            @if (canConfigure() && account.why === 'unknown' && account.account) {
              <a
                nz-button
                nzSize="small"
                [routerLink]="[]"
                [queryParams]="{ part: 'config', device: account.account }"
                [attr.aria-label]="t('refused.addOf', { account: account.account })"
                >{{ t('refused.add') }}</a
              >
            }
          </ng-template>
        </pw-data-table>
      }
    </div>
  </ng-container>`,
  styleUrl: './parts.css',
})
export class RefusedList {
  readonly accounts = input.required<readonly Refused[]>();
  readonly canConfigure = input.required<boolean>();
  protected readonly keyOf = ({ account, why, address }: Refused) => `${account} ${why} ${address}`;
}
