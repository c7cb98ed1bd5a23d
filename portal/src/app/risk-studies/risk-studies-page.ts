import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { listRiskStudies, type RiskStudySummary } from '@parkwatch/domain/wire/risk-studies';
import { apiPages } from '../api/api-pages.ts';
import { ProblemText } from '../api/problem-text.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { PageHeader } from '../ui/page-header.ts';
import { Person } from '../ui/person.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { LossOfLife } from './loss-of-life.ts';
import { PerYear } from '../i18n/per-year.ts';
import { RegionTag } from './result/region-tag.ts';
import { openStartStudy } from './start/start-study-form.ts';
import { StudyState } from './study-state.ts';
import { reloadWhile } from './while-running.ts';

/** The risk studies of the park, the latest first. */
@Component({
  selector: 'pw-risk-studies-page',
  imports: [
    Column,
    DataTable,
    LocalText,
    LossOfLife,
    NzButtonModule,
    NzIconDirective,
    PageHeader,
    PerYear,
    Person,
    RegionTag,
    RouterLink,
    StatePanel,
    StudyState,
    Tag,
    TimeAgo,
    TranslocoDirective,
  ],
  providers: [NzModalService],
  templateUrl: './risk-studies-page.html',
  styleUrl: './risk-studies-page.css',
})
export class RiskStudiesPage {
  readonly #router = inject(Router);
  readonly #modal = inject(NzModalService);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);

  protected readonly canRun = inject(Session).can('risk-study.run');
  protected readonly studies = apiPages(listRiskStudies, () => ({ query: {} }), {
    reloadOn: inject(Live).resyncs,
  });
  protected readonly isRunning = computed(() =>
    this.studies.items().some(({ state }) => state === 'running'),
  );
  protected readonly keyOf = ({ id }: RiskStudySummary) => id;

  constructor() {
    reloadWhile(this.isRunning, this.studies);
  }

  protected open({ id }: RiskStudySummary): void {
    void this.#router.navigate(['/risk-studies', id]);
  }

  protected start(): void {
    openStartStudy(this.#modal, { beginning: null, started: (study) => this.open(study) });
  }

  protected async loadMore(): Promise<void> {
    try {
      await this.studies.loadMore();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }
}
