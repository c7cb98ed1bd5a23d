import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { listWeatherReminders, listWeatherRules } from '@parkwatch/domain/wire/weather-rules';
import type { WeatherReminder, WeatherRuleState } from '@parkwatch/domain/wire/weather-rules';
import { apiResource } from '../api/api-resource.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { PageHeader } from '../ui/page-header.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { ReminderCards } from './reminders/reminder-cards.ts';
import { ReminderTable } from './reminders/reminder-table.ts';
import { RuleList } from './rules/rule-list.ts';
import { WarningsNow } from './rules/warnings-now.ts';

/** So many reminders are shown to the park until it asks for all. */
const FIRST = 8;
/** Reminders on one page: a park has some dozens of enterprises, and a storm some rules. */
const MOST = 500;

/**
 * The weather and what is to be done for it: for the park the warnings in force, what the rules make of them and who has
 * answered; for an enterprise its own reminders with their answers.
 */
@Component({
  selector: 'pw-weather-rules-page',
  imports: [
    NzButtonModule,
    NzIconDirective,
    PageHeader,
    ReminderCards,
    ReminderTable,
    RouterLink,
    RuleList,
    StatePanel,
    TranslocoDirective,
    WarningsNow,
  ],
  templateUrl: './weather-rules-page.html',
  styleUrl: './weather-rules-page.css',
})
export class WeatherRulesPage {
  readonly #session = inject(Session);
  readonly #live = inject(Live);
  protected readonly canReadRules = this.#session.can('weather-rule.read');
  protected readonly canWrite = this.#session.can('weather-rule.write');
  protected readonly canAnswer = this.#session.can('weather-reminder.answer');
  /** All of the time that is kept, not only what is in force. */
  protected readonly isHistory = signal(false);

  readonly #changes = signal(0);
  readonly #reloadOn = computed(() => `${this.#live.resyncs()} ${this.#changes()}`);
  protected readonly rules = apiResource(
    listWeatherRules,
    () => (this.canReadRules ? {} : undefined),
    { reloadOn: this.#reloadOn },
  );
  protected readonly reminders = apiResource(
    listWeatherReminders,
    () => ({ query: { view: this.isHistory() ? 'all' : 'in-force', limit: MOST } as const }),
    { reloadOn: this.#reloadOn },
  );
  /** What somebody must do something about comes first: overdue, then not done, then done, then ended. */
  protected readonly items = computed(() =>
    (this.reminders.value()?.items ?? []).toSorted((one, other) => rankOf(one) - rankOf(other)),
  );
  /** In a storm there are many: the rules below them stay in reach. */
  protected readonly areAllShown = signal(false);
  protected readonly shown = computed(() =>
    this.areAllShown() ? this.items() : this.items().slice(0, FIRST),
  );
  protected readonly openCount = computed(
    () => this.items().filter(({ endedAt, dueAt }) => endedAt === null && dueAt !== null).length,
  );
  protected readonly overdueCount = computed(
    () => this.items().filter(({ isOverdue }) => isOverdue).length,
  );

  constructor() {
    const changed = () => this.#changes.update((count) => count + 1);
    const stops = [
      this.#live.on('notice', ({ refKind }) => {
        if (refKind === 'weather-reminder') changed();
      }),
      this.#live.on('zones', () => {
        if (this.canReadRules) changed();
      }),
    ];
    inject(DestroyRef).onDestroy(() => stops.forEach((stop) => stop()));
  }

  protected putReminder(answered: WeatherReminder): void {
    this.reminders.update((page) => ({
      ...page,
      items: page.items.map((one) => (one.id === answered.id ? answered : one)),
    }));
  }

  protected putRule(written: WeatherRuleState): void {
    this.rules.update((list) => ({
      ...list,
      items: list.items.map((one) => (one.id === written.id ? written : one)),
    }));
  }
}

function rankOf({ isOverdue, endedAt, dueAt }: WeatherReminder): number {
  if (endedAt !== null) return 3;
  return isOverdue ? 0 : dueAt !== null ? 1 : 2;
}
