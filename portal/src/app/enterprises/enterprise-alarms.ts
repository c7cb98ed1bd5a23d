import { Component, DestroyRef, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { listAlarms } from '@parkwatch/domain/wire/alarms';
import { apiResource } from '../api/api-resource.ts';
import { Amount } from '../i18n/amount.ts';
import { LocalText } from '../i18n/local-text.ts';
import { UnitSymbol } from '../i18n/unit-symbol.ts';
import { Live } from '../live/live.ts';
import { PriorityTag } from '../ui/priority-tag.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { TimeAgo } from '../ui/time-ago.ts';

/** The last alarms that stand open in an enterprise; the whole list is a page of its own. */
const SHOWN = 8;

@Component({
  selector: 'pw-enterprise-alarms',
  imports: [
    Amount,
    LocalText,
    PriorityTag,
    RouterLink,
    StatePanel,
    TimeAgo,
    TranslocoDirective,
    UnitSymbol,
  ],
  template: `<section class="panel" *transloco="let t; prefix: 'enterprises'">
    <header>
      <h2>{{ t('openAlarms') }}</h2>
      <a routerLink="/alarms" [queryParams]="{ enterpriseId: enterpriseId() }">{{ t('all') }}</a>
    </header>
    <pw-state-panel [of]="alarms" live [lines]="3">
      <ul>
        @for (alarm of alarms.value()?.items; track alarm.id) {
          <li>
            <a routerLink="/alarms" [queryParams]="{ alarm: alarm.id }">{{
              alarm.point.name | localText
            }}</a>
            <pw-priority-tag [priority]="alarm.priority" />
            <span class="quiet tabular"
              >{{ alarm.value | amount: 2 }} {{ alarm.point.unit | unitSymbol }} ·
              <pw-time-ago [at]="alarm.raisedAt"
            /></span>
          </li>
        } @empty {
          <li class="none">{{ t('noAlarms') }}</li>
        }
      </ul>
    </pw-state-panel>
  </section>`,
  styleUrl: './side-list.css',
})
export class EnterpriseAlarms {
  readonly #live = inject(Live);
  readonly enterpriseId = input.required<number>();
  protected readonly alarms = apiResource(
    listAlarms,
    () => ({ query: { view: 'open' as const, enterpriseId: this.enterpriseId(), limit: SHOWN } }),
    { reloadOn: this.#live.resyncs, isEmpty: () => false },
  );

  constructor() {
    const stop = this.#live.on('alarm', ({ enterprise }) => {
      if (enterprise?.id === this.enterpriseId()) this.alarms.reload();
    });
    inject(DestroyRef).onDestroy(stop);
  }
}
