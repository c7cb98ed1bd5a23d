import { Component, computed, DestroyRef, inject, input } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import type { Incident } from '@parkwatch/domain/wire/incidents';
import { listIncidents } from '@parkwatch/domain/wire/incidents';
import { apiPages } from '../api/api-pages.ts';
import { ProblemText } from '../api/problem-text.ts';
import { Amount } from '../i18n/amount.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { PageHeader } from '../ui/page-header.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { INCIDENT_VIEWS, withIncident } from './incident-view.ts';
import { OwnOrders } from './own-orders.ts';
import { RunningClock } from './running-clock.ts';

/** Incidents; for an enterprise its own orders stand above them, ready to be answered. */
@Component({
  selector: 'pw-incidents-page',
  imports: [
    Amount,
    Column,
    DataTable,
    FormsModule,
    LocalText,
    NzSegmentedModule,
    OwnOrders,
    PageHeader,
    RouterLink,
    RunningClock,
    StatePanel,
    Tag,
    TimeAgo,
    TranslocoDirective,
  ],
  templateUrl: './incidents-page.html',
  styleUrl: './incidents-page.css',
})
export class IncidentsPage {
  readonly #router = inject(Router);
  readonly #live = inject(Live);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);
  /** From the address. */
  readonly view = input<string>();

  protected readonly isEnterprise = inject(Session).isEnterprise;
  protected readonly shown = computed(
    () => INCIDENT_VIEWS.find((view) => view === this.view()) ?? 'open',
  );
  protected readonly incidents = apiPages(
    listIncidents,
    () => ({ query: { view: this.shown() } }),
    { reloadOn: this.#live.resyncs },
  );
  protected readonly views = computed(() =>
    INCIDENT_VIEWS.map((value) => ({
      value,
      label: this.#language.translate(`incidents.view.${value}`),
    })),
  );
  protected readonly keyOf = (incident: Incident) => incident.id;
  protected readonly markOf = ({ state, unansweredCount }: Incident) =>
    state === 'open' && unansweredCount > 0 ? 'row-urgent' : '';

  constructor() {
    const stop = this.#live.on('incident', (incident) =>
      this.incidents.update((page) => ({
        ...page,
        items: withIncident(page.items, incident, this.shown()),
      })),
    );
    inject(DestroyRef).onDestroy(stop);
  }

  protected open({ id }: Incident): void {
    void this.#router.navigate(['/incidents', id]);
  }

  protected go(view: string): void {
    void this.#router.navigate([], { queryParams: { view }, queryParamsHandling: 'merge' });
  }

  protected async loadMore(): Promise<void> {
    try {
      await this.incidents.loadMore();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }
}
