import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import {
  listSupervisionPlans,
  listSupervisionTasks,
  readSupervisionStatistics,
} from '@parkwatch/domain/wire/supervision';
import type { SupervisionPlan, SupervisionTask } from '@parkwatch/domain/wire/supervision';
import { apiResource } from '../api/api-resource.ts';
import { Amount } from '../i18n/amount.ts';
import { Language } from '../i18n/language.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { EnterpriseSelect } from '../ui/enterprise-select.ts';
import { PageHeader } from '../ui/page-header.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { PlanTable } from './plans/plan-table.ts';
import { TaskTable } from './tasks/task-table.ts';

const VIEWS = ['tasks', 'plans', 'over'] as const;
type View = (typeof VIEWS)[number];
const BYS = ['all', 'park', 'enterprise'] as const;
type By = (typeof BYS)[number];
const KIND_OF = { all: null, park: 'visit', enterprise: 'self-check' } as const;
/** Of a park with some dozens of enterprises. */
const MOST = 500;

/**
 * What follows from the colours: tasks that stand, missed ones first; the plan of each enterprise with its colour and since when;
 * what is over. An enterprise sees its own self-checks. The address holds view and filters.
 */
@Component({
  selector: 'pw-supervision-page',
  imports: [
    Amount,
    EnterpriseSelect,
    FormsModule,
    NzButtonModule,
    NzSegmentedModule,
    PageHeader,
    PlanTable,
    RouterLink,
    StatePanel,
    TaskTable,
    TranslocoDirective,
  ],
  templateUrl: './supervision-page.html',
  styleUrl: './supervision-page.css',
})
export class SupervisionPage {
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  readonly #session = inject(Session);
  readonly #live = inject(Live);

  /** From the address. */
  readonly view = input<string>();
  readonly enterpriseId = input<string>();
  readonly mine = input<string>();
  readonly by = input<string>();

  protected readonly isEnterprise = this.#session.isEnterprise;
  protected readonly canReadRules = this.#session.can('supervision-rule.read');
  protected readonly canBeNamed = this.#session.me()?.role === 'inspector';
  protected readonly shown = computed(
    (): View => VIEWS.find((one) => one === this.view()) ?? 'tasks',
  );
  protected readonly isMine = computed(() => this.mine() === 'true');
  protected readonly chosenId = computed(() => Number(this.enterpriseId()) || undefined);
  protected readonly views = computed(() =>
    VIEWS.map((value) => ({
      value,
      label: this.#language.translate(`supervision.view.${value}`),
    })),
  );

  /** An inspector looks for what the park has to do. */
  protected readonly shownBy = computed(
    (): By => BYS.find((one) => one === this.by()) ?? (this.canBeNamed ? 'park' : 'all'),
  );
  protected readonly bys = computed(() =>
    BYS.map((value) => ({
      ...{ value, label: this.#language.translate(`supervision.by.${value}`) },
    })),
  );

  readonly #changes = signal(0);
  readonly #reloadOn = computed(() => `${this.#live.resyncs()} ${this.#changes()}`);
  readonly #ofEnterprise = computed(() => {
    const enterpriseId = this.chosenId();
    return enterpriseId === undefined ? {} : { enterpriseId };
  });
  protected readonly tasks = apiResource(
    listSupervisionTasks,
    () => {
      if (this.shown() === 'plans') return undefined;
      const view = this.shown() === 'over' ? ('over' as const) : ('standing' as const);
      const mine = this.isMine() ? { mine: true } : {};
      const by = KIND_OF[this.shownBy()];
      const kind = by === null ? {} : { kind: by };
      return { query: { view, limit: MOST, ...mine, ...kind, ...this.#ofEnterprise() } };
    },
    { reloadOn: this.#reloadOn },
  );
  protected readonly plans = apiResource(
    listSupervisionPlans,
    () => ({ query: this.#ofEnterprise() }),
    { reloadOn: this.#reloadOn },
  );
  protected readonly statistics = apiResource(
    readSupervisionStatistics,
    () => ({ query: { days: 30 } }),
    { reloadOn: this.#reloadOn, isEmpty: () => false },
  );
  protected readonly missedCount = computed(() => this.#sum(({ missedTasks }) => missedTasks));
  protected readonly openCount = computed(() => this.#sum(({ openTasks }) => openTasks));
  protected readonly redCount = computed(() => this.#sum(({ colour }) => Number(colour === 'red')));
  protected readonly share = computed(() => this.statistics.value()?.all.share ?? null);
  protected readonly areZonesBehind = computed(() => this.plans.value()?.areZonesBehind === true);

  constructor() {
    const stop = this.#live.on('notice', ({ kind }) => {
      if (kind.startsWith('supervision.')) this.#changes.update((count) => count + 1);
    });
    inject(DestroyRef).onDestroy(stop);
  }

  protected go(queryParams: Record<string, string | number | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected open({ id }: SupervisionTask): void {
    void this.#router.navigate(['/supervision/tasks', id]);
  }

  #sum(of: (plan: SupervisionPlan) => number): number {
    return (this.plans.value()?.items ?? []).reduce((sum, plan) => sum + of(plan), 0);
  }
}
