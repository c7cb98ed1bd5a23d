import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzDrawerModule } from 'ng-zorro-antd/drawer';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import { ALARM_PRIORITIES } from '@parkwatch/domain/wire/alarms';
import { ProblemText } from '../api/problem-text.ts';
import { Formats } from '../i18n/formats.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { OpenAlarms } from '../live/open-alarms.ts';
import { Session } from '../session/session.ts';
import { alarmCondition } from '../ui/alarm-condition.ts';
import { AlarmStateTag } from '../ui/alarm-state-tag.ts';
import { PageHeader } from '../ui/page-header.ts';
import { PriorityTag } from '../ui/priority-tag.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { AlarmDetail } from './alarm-detail.ts';
import { AlarmStore } from './alarm-store.ts';
import { alarmReading } from '../ui/alarm-reading.ts';
import { FloodBanner } from './flood-banner.ts';
import type { AlarmFilter } from './alarm-view.ts';
import { ALARM_VIEWS } from './alarm-view.ts';
import { Person } from '../ui/person.ts';

/** Alarms that stand, are shelved, or were: what the duty officer works off. The address holds view, filter and open alarm. */
@Component({
  selector: 'pw-alarms-page',
  imports: [
    AlarmDetail,
    AlarmStateTag,
    Column,
    DataTable,
    FloodBanner,
    FormsModule,
    LocalText,
    NzButtonModule,
    NzDrawerModule,
    NzSegmentedModule,
    PageHeader,
    Person,
    PriorityTag,
    StatePanel,
    TimeAgo,
    TranslocoDirective,
  ],
  providers: [AlarmStore],
  templateUrl: './alarms-page.html',
  styleUrl: './alarms-page.css',
})
export class AlarmsPage {
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #formats = inject(Formats);
  readonly #language = inject(Language);
  readonly #openAlarms = inject(OpenAlarms);
  protected readonly store = inject(AlarmStore);
  protected readonly condition = alarmCondition;

  /** From the address. */
  readonly view = input<string>();
  readonly priority = input<string>();
  readonly enterpriseId = input<string>();
  readonly pointId = input<string>();
  readonly alarm = input<string>();

  protected readonly filter = computed<AlarmFilter>(() => ({
    view: ALARM_VIEWS.find((view) => view === this.view()) ?? 'open',
    priority: ALARM_PRIORITIES.find((priority) => priority === this.priority()),
    enterpriseId: idOf(this.enterpriseId()),
    pointId: idOf(this.pointId()),
  }));
  protected readonly openId = computed(() => idOf(this.alarm()));
  protected readonly views = computed(() =>
    ALARM_VIEWS.map((value) => ({
      value,
      label: this.#language.translate(`alarms.view.${value}`),
    })),
  );
  /** How many of each priority stand open: the state of the park in four numbers. */
  protected readonly counts = computed(() =>
    ALARM_PRIORITIES.map((priority) => {
      const ofIt = this.#openAlarms.all().filter((alarm) => alarm.priority === priority);
      const unacknowledged = ofIt.filter((alarm) => alarm.state.startsWith('unack')).length;
      return { priority, total: ofIt.length, unacknowledged };
    }),
  );
  protected readonly isNarrowed = computed(
    () => this.filter().enterpriseId !== undefined || this.filter().pointId !== undefined,
  );
  protected readonly canAcknowledge = computed(() => this.#session.can('alarm.acknowledge'));
  protected readonly busyId = signal<number | undefined>(undefined);
  protected readonly keyOf = (alarm: Alarm) => alarm.id;
  protected readonly markOf = (alarm: Alarm) =>
    alarm.state === 'unack-active' && alarm.priority === 'urgent' ? 'row-urgent' : '';

  constructor() {
    effect(() => {
      const filter = this.filter();
      untracked(() => this.store.show(filter));
    });
  }

  protected reading(alarm: Alarm): string {
    return alarmReading(alarm, (value) => this.#formats.measured(value));
  }

  protected isUnacknowledged(alarm: Alarm): boolean {
    return alarm.state.startsWith('unack');
  }

  protected go(
    queryParams: Partial<
      Record<'view' | 'priority' | 'alarm' | 'enterpriseId' | 'pointId', string | number | null>
    >,
  ): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected async acknowledge(alarm: Alarm): Promise<void> {
    this.busyId.set(alarm.id);
    try {
      await this.store.acknowledge(alarm);
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    } finally {
      this.busyId.set(undefined);
    }
  }

  protected async loadMore(): Promise<void> {
    try {
      await this.store.pages.loadMore();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }
}

function idOf(text: string | undefined): number | undefined {
  const id = Number(text);
  return text && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}
