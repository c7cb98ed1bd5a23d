import { Component, computed, inject, input } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import { ProblemText } from '../api/problem-text.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Session } from '../session/session.ts';
import { DangerStateTag } from '../ui/danger-state-tag.ts';
import { EnterpriseSelect } from '../ui/enterprise-select.ts';
import { GradeTag } from '../ui/grade-tag.ts';
import { PageHeader } from '../ui/page-header.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { Tag } from '../ui/tag.ts';
import { dangerList } from './danger-list.ts';
import type { DangerFilter } from './danger-view.ts';
import { DANGER_VIEWS, isLate, lateWordsOf } from './danger-view.ts';
import { DueWords } from './due-words.ts';
import { InterimTag } from './interim/interim-tag.ts';
import { RungTag } from './rung-tag.ts';

/** Hidden dangers that are open, overdue, to be closed, to be looked at again, or ended. The address holds view and enterprise. */
@Component({
  selector: 'pw-hidden-dangers-page',
  imports: [
    Column,
    DangerStateTag,
    DataTable,
    DueWords,
    EnterpriseSelect,
    FormsModule,
    GradeTag,
    InterimTag,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    NzSegmentedModule,
    PageHeader,
    RouterLink,
    RungTag,
    StatePanel,
    Tag,
    TranslocoDirective,
  ],
  templateUrl: './hidden-dangers-page.html',
  styleUrl: './hidden-dangers-page.css',
})
export class HiddenDangersPage {
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);
  readonly #nowMs = inject(SecondsClock).nowMs;

  /** From the address. */
  readonly view = input<string>();
  readonly enterpriseId = input<string>();

  protected readonly filter = computed<DangerFilter>(() => {
    const enterpriseId = Number(this.enterpriseId());
    return {
      view: DANGER_VIEWS.find((view) => view === this.view()) ?? 'open',
      enterpriseId:
        Number.isSafeInteger(enterpriseId) && enterpriseId > 0 ? enterpriseId : undefined,
    };
  });
  protected readonly dangers = dangerList(this.filter);
  protected readonly views = computed(() =>
    DANGER_VIEWS.map((value) => ({
      value,
      label: this.#language.translate(`dangers.view.${value}`),
    })),
  );
  protected readonly canReport = computed(() => this.#session.can('hidden-danger.report'));
  protected readonly isOneEnterprise = this.#session.isEnterprise;
  protected readonly lateWords = lateWordsOf;
  protected readonly keyOf = (danger: HiddenDanger) => danger.id;
  protected readonly markOf = (danger: HiddenDanger) => (this.isLate(danger) ? 'row-urgent' : '');

  protected isLate(danger: HiddenDanger): boolean {
    return isLate(danger, this.#nowMs());
  }

  protected open(danger: HiddenDanger): void {
    void this.#router.navigate(['/hidden-dangers', danger.id]);
  }

  protected go(queryParams: { view?: string; enterpriseId?: number | null }): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected async loadMore(): Promise<void> {
    try {
      await this.dangers.loadMore();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }
}
