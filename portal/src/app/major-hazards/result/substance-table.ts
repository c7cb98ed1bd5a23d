import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MajorHazard, MajorHazardRow } from '@parkwatch/domain/wire/major-hazards';
import { Amount } from '../../i18n/amount.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.ts';
import { Exact } from '../../ui/exact.ts';

/** Each substance with everything that its part of S and R was made of. */
@Component({
  selector: 'pw-substance-table',
  imports: [Amount, Column, DataTable, Exact, LocalText, TranslocoDirective],
  templateUrl: './substance-table.html',
  styleUrl: './substance-table.css',
})
export class SubstanceTable {
  readonly rows = input.required<readonly MajorHazardRow[]>();
  /** As last reported; empty for an evaluation of the past. */
  readonly stock = input.required<MajorHazard['stock']>();

  readonly #stock = computed(
    () => new Map(this.stock().map(({ itemId, quantityT }) => [itemId, quantityT])),
  );
  protected readonly keyOf = ({ itemId }: MajorHazardRow) => itemId;

  protected stockOf({ itemId }: MajorHazardRow): number | null {
    return this.#stock().get(itemId) ?? null;
  }
}
