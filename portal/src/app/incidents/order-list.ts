import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { ORDER_STATE_LABELS } from '@parkwatch/domain/incident/next-order';
import { ORDER_LABELS } from '@parkwatch/domain/incident/order-plan';
import type { Order } from '@parkwatch/domain/wire/incidents';
import { Amount } from '../i18n/amount.ts';
import { Instant } from '../i18n/instant.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';
import { isOverdue } from './incident-view.ts';
import { RunningClock } from './running-clock.ts';
import { Person } from '../ui/person.ts';

const tones: Record<Order['state'], Tone> = {
  issued: 'orange',
  refused: 'red',
  acknowledged: 'green',
  'stood-down': 'grey',
};

/** The orders of an incident: an enterprise a row, the silent ones with their clock. */
@Component({
  selector: 'pw-order-list',
  imports: [
    Amount,
    Column,
    DataTable,
    Instant,
    LocalText,
    NzIconDirective,
    Person,
    RouterLink,
    RunningClock,
    Tag,
    TranslocoDirective,
  ],
  templateUrl: './order-list.html',
  styleUrl: './order-list.css',
})
export class OrderList {
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly orders = input.required<readonly Order[]>();
  protected readonly kinds = ORDER_LABELS;
  protected readonly states = ORDER_STATE_LABELS;
  protected readonly tones = tones;
  protected readonly keyOf = (order: Order) => order.id;
  protected readonly markOf = (order: Order) => (this.isOverdue(order) ? 'row-urgent' : '');

  protected isOverdue(order: Order): boolean {
    return isOverdue(order, this.#nowMs());
  }
}
