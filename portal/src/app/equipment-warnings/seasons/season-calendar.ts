import { Component, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSwitchModule } from 'ng-zorro-antd/switch';
import { listSeasons, seasonDraftOf, writeSeason } from '@parkwatch/domain/wire/seasons';
import type { SeasonState } from '@parkwatch/domain/wire/seasons';
import { ControlName } from '../../ui/control-name';
import { Api } from '../../api/api.ts';
import { apiResource } from '../../api/api-resource.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { Tag } from '../../ui/tag.ts';
import { parkToday } from '../../i18n/park-today.ts';

const DAYS = 366;
/** Days before the first of a month in a leap year. */
const BEFORE = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335];

/** The calendar of the seasons: what runs now, each season on a strip of the year, and what was told. */
@Component({
  selector: 'pw-season-calendar',
  imports: [
    ControlName,
    FormsModule,
    LocalText,
    NzSwitchModule,
    StatePanel,
    Tag,
    TranslocoDirective,
  ],
  templateUrl: './season-calendar.html',
  styleUrl: './season-calendar.css',
})
export class SeasonCalendar {
  readonly #api = inject(Api);
  readonly #messages = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly canWrite = input(false);
  protected readonly busyId = signal<string | null>(null);
  protected readonly seasons = apiResource(listSeasons, () => ({}));
  protected readonly months = Array.from({ length: 12 }, (_, index) => index + 1);

  protected shown({ current, versions }: SeasonState) {
    return current ?? versions[0]!.rule;
  }

  /** Parts of the strip in percent of the year; a season over the new year has two. */
  protected partsOf(state: SeasonState): { left: number; width: number }[] {
    const { from, to } = this.shown(state);
    const [begin, end] = [dayOf(from), dayOf(to) + 1];
    const spans =
      begin < end
        ? [[begin, end]]
        : [
            [0, end],
            [begin, DAYS],
          ];
    return spans.map(([left = 0, right = 0]) => ({
      left: (left / DAYS) * 100,
      width: ((right - left) / DAYS) * 100,
    }));
  }

  protected todayAt(date: string): number {
    return (dayOf(date.slice(5)) / DAYS) * 100;
  }

  /** A switch is a version: who threw it and when stays known. */
  protected async switch(state: SeasonState): Promise<void> {
    if (this.busyId() !== null) return;
    const rule = seasonDraftOf(this.shown(state));
    const draft = { ...rule, isEnabled: !rule.isEnabled, effectiveFrom: parkToday() };
    this.busyId.set(state.id);
    try {
      const body = { rule: draft, afterVersion: state.versions[0]!.rule.version };
      const written = await this.#api.call(writeSeason, { body });
      this.seasons.update((list) => ({
        ...list,
        items: list.items.map((one) => (one.id === written.id ? written : one)),
      }));
    } catch (error) {
      this.#messages.error(this.#problemText.of(error));
    } finally {
      this.busyId.set(null);
    }
  }
}

function dayOf(monthDay: string): number {
  const [month = 1, day = 1] = monthDay.split('-').map(Number);
  return (BEFORE[month - 1] ?? 0) + day - 1;
}
