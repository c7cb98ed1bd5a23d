import { Directive, inject, input, TemplateRef } from '@angular/core';

/** What becomes of a column on a phone, where a row is a card. */
export type OnPhone = 'head' | 'line' | 'hidden';

/** One column: `<ng-template [pwColumn]="rows()" header="…" let-row>…</ng-template>`. The rows only give the type of `row`. */
@Directive({ selector: 'ng-template[pwColumn]' })
export class Column<Row> {
  readonly template = inject<TemplateRef<{ $implicit: Row }>>(TemplateRef);
  readonly pwColumn = input.required<readonly Row[]>();
  readonly header = input.required<string>();
  /** CSS width; without one the column takes what is left. */
  readonly width = input<string>();
  readonly align = input<'start' | 'end'>('start');
  readonly onPhone = input<OnPhone>('line');

  static ngTemplateContextGuard<Row>(
    _column: Column<Row>,
    _context: unknown,
  ): _context is { $implicit: Row } {
    return true;
  }
}
