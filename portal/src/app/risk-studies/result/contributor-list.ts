import { Component, computed, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type { RiskFacility } from '@parkwatch/domain/wire/risk-studies';
import { Amount } from '../../i18n/amount.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.ts';
import { LossOfLife } from '../loss-of-life.ts';
import { PerYear } from '../../i18n/per-year.ts';
import { rankFacilities } from './rank-facilities.ts';

/** As many as a person reads at first. */
const FIRST = 8;

/** Which facilities the deaths to be expected come from, the greatest share first. */
@Component({
  selector: 'pw-contributor-list',
  imports: [
    Amount,
    Column,
    DataTable,
    LocalText,
    LossOfLife,
    NzButtonModule,
    PerYear,
    TranslocoDirective,
  ],
  templateUrl: './contributor-list.html',
  styles: `
    .name {
      display: grid;
      line-height: 1.4;
    }
    .name .muted {
      font-size: var(--text-s);
    }
    .share {
      display: grid;
      gap: 2px;
      justify-items: end;
    }
    .bar {
      width: 100%;
      height: 5px;
      border-radius: 3px;
      background: var(--sunken);
      overflow: hidden;
    }
    .bar i {
      display: block;
      height: 100%;
      background: var(--accent);
    }
    .none {
      padding: var(--space-4);
    }
    .more {
      display: grid;
      place-items: center;
      padding: var(--space-2);
      border-top: 1px solid var(--divider);
    }
    @media (width < 768px) {
      .share {
        justify-items: start;
        min-width: 120px;
      }
    }
  `,
})
export class ContributorList {
  readonly facilities = input.required<readonly RiskFacility[]>();

  protected readonly isWhole = signal(false);
  protected readonly ranked = computed(() => rankFacilities(this.facilities()));
  protected readonly rows = computed(() =>
    this.isWhole() ? this.ranked() : this.ranked().slice(0, FIRST),
  );
  /** The bars are against the longest: a part of many is too short to be seen. */
  protected readonly greatest = computed(() => this.ranked()[0]?.share || 1);
  protected readonly keyOf = ({ facility }: { facility: RiskFacility }) => facility.id;
}
