import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CATEGORY_LABELS } from '@parkwatch/domain/hidden-danger/category';
import type { StandardLineShown } from '@parkwatch/domain/wire/standard-library';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { GradeTag } from '../../ui/grade-tag.ts';
import { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.ts';
import { StandingTag } from './standing-tag.ts';

/** Lines as a list; a row opens its line. */
@Component({
  selector: 'pw-line-table',
  imports: [Column, DataTable, GradeTag, LocalText, RouterLink, StandingTag, TranslocoDirective],
  template: `<pw-data-table
    *transloco="let t; prefix: 'standards'"
    [rows]="lines()"
    [label]="t('title')"
    [rowKey]="keyOf"
    canOpen
    (rowOpen)="opened.emit($event)"
    [hasMore]="hasMore()"
    [isLoadingMore]="isLoadingMore()"
    (loadMore)="loadMore.emit()"
  >
    <ng-template [pwColumn]="lines()" [header]="t('col.name')" onPhone="head" let-one>
      <div class="what">
        <a [routerLink]="['/standard-library/lines', one.id]">{{ one.name | localText }}</a>
        <span class="muted requirement">{{ requirementOf(one) }}</span>
      </div>
    </ng-template>
    <ng-template [pwColumn]="lines()" [header]="t('col.grade')" width="112px" let-one>
      <pw-grade-tag [grade]="one.grade" />
    </ng-template>
    <ng-template [pwColumn]="lines()" [header]="t('col.category')" width="104px" let-one>
      {{ categoryLabels[one.category] | localText }}
    </ng-template>
    <ng-template [pwColumn]="lines()" [header]="t('col.basis')" width="30%" let-one>
      <div class="what">
        <span>{{ one.document.title | localText }}</span>
        <span class="muted">{{ one.clause | localText }}</span>
      </div>
    </ng-template>
    <ng-template [pwColumn]="lines()" [header]="t('col.standing')" width="132px" let-one>
      <pw-standing-tag [line]="one" />
    </ng-template>
  </pw-data-table>`,
  styles: `
    .what {
      display: grid;
      gap: 2px;
    }
    .requirement {
      display: -webkit-box;
      overflow: hidden;
      font-size: var(--text-s);
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      line-clamp: 2;
    }
  `,
})
export class LineTable {
  readonly #language = inject(Language);
  readonly lines = input.required<readonly StandardLineShown[]>();
  readonly hasMore = input(false);
  readonly isLoadingMore = input(false);
  readonly loadMore = output();
  readonly opened = output<StandardLineShown>();
  protected readonly categoryLabels = CATEGORY_LABELS;
  protected readonly keyOf = ({ id }: StandardLineShown) => id;

  /** The sentence of the document; in English its rendering, where there is one. */
  protected requirementOf({ requirement: zh, requirementEn }: StandardLineShown): string {
    return this.#language.pick({ zh, en: requirementEn ?? zh });
  }
}
