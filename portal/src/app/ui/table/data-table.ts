import { NgTemplateOutlet } from '@angular/common';
import { booleanAttribute, Component, contentChildren, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { Column } from './column.ts';

/** A list: dense rows under a fixed head on a desk, cards on a phone, from the same column templates. */
@Component({
  selector: 'pw-data-table',
  imports: [NgTemplateOutlet, NzButtonModule, TranslocoDirective],
  templateUrl: './data-table.html',
  styleUrl: './data-table.css',
})
export class DataTable<Row extends object> {
  readonly rows = input.required<readonly Row[]>();
  /** What the list is, for screen readers. */
  readonly label = input.required<string>();
  readonly rowKey = input.required<(row: Row) => string | number>();
  /** Class of a row: `urgent`, `unacknowledged` … styled by `row-*` below. */
  readonly rowMark = input<(row: Row) => string>(() => '');
  /** Rows open something: they take the keyboard and `rowOpen` tells which. */
  readonly canOpen = input(false, { transform: booleanAttribute });
  readonly openKey = input<string | number | undefined>();
  readonly rowOpen = output<Row>();

  readonly hasMore = input(false);
  readonly isLoadingMore = input(false);
  readonly loadMore = output<void>();

  protected readonly columns = contentChildren<Column<Row>>(Column);

  protected open(row: Row, event: Event): void {
    if (!this.canOpen() || isControl(event.target)) return;
    event.preventDefault();
    this.rowOpen.emit(row);
  }
}

/** A button inside a row does its own work. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, input, label') !== null;
}
