import { Component, computed, inject, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import { listStandardReevaluations } from '@parkwatch/domain/wire/standard-changes';
import type { StandardReevaluation } from '@parkwatch/domain/wire/standard-changes';
import { apiPages } from '../../api/api-pages.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Instant } from '../../i18n/instant.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { Session } from '../../session/session.ts';
import { Countdown } from '../../ui/countdown.ts';
import { EnterpriseSelect } from '../../ui/enterprise-select.ts';
import { Person } from '../../ui/person.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.ts';
import { Tag } from '../../ui/tag.ts';
import { CompleteDialog, completeDialog } from './complete-dialog.ts';

const STATES = ['open', 'overdue', 'done', 'all'] as const;
/** Lines that are named; the others are counted. */
const NAMED = 2;

/** What changed standards ask of enterprises: how long they still have, and what they found. */
@Component({
  selector: 'pw-reevaluation-list',
  imports: [
    Column,
    Countdown,
    DataTable,
    EnterpriseSelect,
    FormsModule,
    Instant,
    LocalText,
    NzButtonModule,
    NzSegmentedModule,
    Person,
    RouterLink,
    StatePanel,
    Tag,
    TranslocoDirective,
  ],
  providers: [completeDialog],
  templateUrl: './reevaluation-list.html',
  styleUrl: './reevaluation-list.css',
})
export class ReevaluationList {
  readonly #dialog = inject(CompleteDialog);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);
  readonly #live = inject(Live);
  readonly #session = inject(Session);

  readonly state = input<string>();
  readonly enterpriseId = input<string>();
  /** Changes when the server said that something is due. */
  readonly reloadOn = input(0);
  readonly changed = output<Record<string, string | number | null>>();
  readonly done = output();

  protected readonly isEnterprise = this.#session.isEnterprise;
  protected readonly canComplete = this.#session.can('standard.re-evaluate');
  protected readonly shown = computed(() => STATES.find((one) => one === this.state()) ?? 'open');
  protected readonly states = computed(() =>
    STATES.map((value) => ({
      value,
      label: this.#language.translate(`standards.reevaluation.state.${value}`),
    })),
  );
  protected readonly chosenId = computed(() => Number(this.enterpriseId()) || undefined);
  readonly #reloadOn = computed(() => `${this.#live.resyncs()} ${this.reloadOn()}`);
  protected readonly found = apiPages(
    listStandardReevaluations,
    () => {
      const enterpriseId = this.chosenId();
      return { query: { view: this.shown(), limit: 50, ...(enterpriseId && { enterpriseId }) } };
    },
    { reloadOn: this.#reloadOn },
  );
  protected readonly keyOf = ({ id }: StandardReevaluation) => id;
  protected readonly markOf = ({ isOverdue }: StandardReevaluation) =>
    isOverdue ? 'row-urgent' : '';
  protected readonly namedOf = ({ lines }: StandardReevaluation) => lines.slice(0, NAMED);
  protected readonly moreOf = ({ lines }: StandardReevaluation) =>
    Math.max(0, lines.length - NAMED);

  protected complete(one: StandardReevaluation): void {
    this.#dialog.open({
      one,
      done: () => {
        this.#message.success(this.#language.translate('standards.reevaluation.saved'));
        this.found.reload();
        this.done.emit();
      },
    });
  }

  protected async loadMore(): Promise<void> {
    try {
      await this.found.loadMore();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }
}
