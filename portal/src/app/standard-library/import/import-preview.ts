import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { StandardImport } from '@parkwatch/domain/wire/standard-changes';
import { LocalText } from '../../i18n/local-text.ts';
import type { Tone } from '../../ui/tag.ts';
import { Tag } from '../../ui/tag.ts';
import { GradeTag } from '../../ui/grade-tag.ts';
import { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.ts';

type Row = StandardImport['rows'][number];
type Fault = StandardImport['faults'][number] & { readonly key: string };
/** A person corrects the first ones and sends the file again. */
const MOST_SHOWN = 200;
const TONES: Readonly<Record<Row['action'], Tone>> = { add: 'green', change: 'blue', same: 'grey' };

/** What a file would do, row by row, and what is wrong with it. */
@Component({
  selector: 'pw-import-preview',
  imports: [Column, DataTable, GradeTag, LocalText, Tag, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'standards'">
    <p class="counts">
      <pw-tag tone="green">{{ t('import.add', { count: of().counts.add }) }}</pw-tag>
      <pw-tag tone="blue">{{ t('import.change', { count: of().counts.change }) }}</pw-tag>
      <pw-tag>{{ t('import.same', { count: of().counts.same }) }}</pw-tag>
      @if (of().counts.faults > 0) {
        <pw-tag tone="red" strong>{{ t('import.faults', { count: of().counts.faults }) }}</pw-tag>
      }
    </p>
    @if (faults().length > 0) {
      <pw-data-table [rows]="faults()" [label]="t('import.faultList')" [rowKey]="faultKey">
        <ng-template
          [pwColumn]="faults()"
          [header]="t('import.row')"
          width="80px"
          onPhone="head"
          let-one
        >
          <span class="tabular">{{ one.row === 0 ? '–' : one.row }}</span>
        </ng-template>
        <ng-template [pwColumn]="faults()" [header]="t('import.column')" width="160px" let-one>
          {{ one.column ?? '–' }}
        </ng-template>
        <ng-template [pwColumn]="faults()" [header]="t('import.value')" width="24%" let-one>
          <span class="value">{{ one.value || '–' }}</span>
        </ng-template>
        <ng-template [pwColumn]="faults()" [header]="t('import.problem')" let-one>
          {{ one.message | localText }}
        </ng-template>
      </pw-data-table>
    }
    @if (rows().length > 0) {
      <pw-data-table [rows]="rows()" [label]="t('import.rowList')" [rowKey]="rowKey">
        <ng-template [pwColumn]="rows()" [header]="t('import.row')" width="80px" let-one>
          <span class="tabular">{{ one.row }}</span>
        </ng-template>
        <ng-template [pwColumn]="rows()" [header]="t('import.action')" width="104px" let-one>
          <pw-tag [tone]="toneOf(one)">{{ t('import.does.' + one.action) }}</pw-tag>
        </ng-template>
        <ng-template [pwColumn]="rows()" [header]="t('col.name')" onPhone="head" let-one>
          <span>{{ one.line.name.zh }}</span>
          @if (one.key) {
            <small class="mono muted">{{ one.key }}</small>
          }
        </ng-template>
        <ng-template [pwColumn]="rows()" [header]="t('col.grade')" width="112px" let-one>
          <pw-grade-tag [grade]="one.line.grade" />
        </ng-template>
        <ng-template [pwColumn]="rows()" [header]="t('requirement')" width="34%" let-one>
          {{ one.line.requirement }}
        </ng-template>
        <ng-template [pwColumn]="rows()" [header]="t('form.from')" width="120px" let-one>
          <span class="tabular">{{ one.line.effectiveFrom }}</span>
        </ng-template>
      </pw-data-table>
    }
    @if (more() > 0) {
      <p class="muted">{{ t('import.more', { count: more() }) }}</p>
    }
  </ng-container>`,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      min-width: 0;
    }
    .counts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    .value {
      overflow-wrap: anywhere;
    }
    small {
      display: block;
    }
  `,
})
export class ImportPreview {
  readonly of = input.required<StandardImport>();
  protected readonly rows = computed(() => this.of().rows.slice(0, MOST_SHOWN));
  protected readonly faults = computed(() =>
    this.of()
      .faults.slice(0, MOST_SHOWN)
      .map((fault, at): Fault => ({ ...fault, key: String(at) })),
  );
  protected readonly more = computed(() => {
    const { rows, faults } = this.of();
    return Math.max(0, rows.length - MOST_SHOWN) + Math.max(0, faults.length - MOST_SHOWN);
  });
  protected readonly rowKey = ({ row }: Row) => row;
  protected readonly faultKey = ({ key }: Fault) => key;
  protected readonly toneOf = ({ action }: Row) => TONES[action];
}
