import { Component, DestroyRef, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import { listHiddenDangers } from '@parkwatch/domain/wire/hidden-dangers';
import { apiResource } from '../api/api-resource.ts';
import { Live } from '../live/live.ts';
import { Countdown } from '../ui/countdown.ts';
import { DangerStateTag } from '../ui/danger-state-tag.ts';
import { GradeTag } from '../ui/grade-tag.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Tag } from '../ui/tag.ts';

const SHOWN = 8;

/** The hidden dangers that stand open in an enterprise, with the time that is left. */
@Component({
  selector: 'pw-enterprise-dangers',
  imports: [
    Countdown,
    DangerStateTag,
    GradeTag,
    NzIconDirective,
    RouterLink,
    StatePanel,
    Tag,
    TranslocoDirective,
  ],
  template: `<section class="panel" *transloco="let t; prefix: 'enterprises'">
    <header>
      <h2>{{ t('openDangers') }}</h2>
      <a routerLink="/hidden-dangers" [queryParams]="{ enterpriseId: enterpriseId() }">{{
        t('all')
      }}</a>
    </header>
    <pw-state-panel [of]="dangers" live [lines]="3">
      <ul>
        @for (danger of dangers.value()?.items; track danger.id) {
          <li>
            <a [routerLink]="['/hidden-dangers', danger.id]">{{ danger.title }}</a>
            <span class="tags">
              @if (danger.isOverdue || danger.isUnanswered) {
                <pw-tag tone="red" strong><nz-icon nzType="warning" /> {{ t('late') }}</pw-tag>
              }
              <pw-grade-tag [grade]="danger.grade" />
              <pw-danger-state-tag [state]="danger.state" />
            </span>
            @if (dueOf(danger); as until) {
              <pw-countdown class="quiet" [until]="until" />
            }
          </li>
        } @empty {
          <li class="none">{{ t('noDangers') }}</li>
        }
      </ul>
    </pw-state-panel>
  </section>`,
  styleUrl: './side-list.css',
})
export class EnterpriseDangers {
  readonly #live = inject(Live);
  readonly enterpriseId = input.required<number>();
  protected readonly dangers = apiResource(
    listHiddenDangers,
    () => ({ query: { view: 'open' as const, enterpriseId: this.enterpriseId(), limit: SHOWN } }),
    { reloadOn: this.#live.resyncs, isEmpty: () => false },
  );

  constructor() {
    const stop = this.#live.on('hidden-danger', ({ enterprise }) => {
      if (enterprise.id === this.enterpriseId()) this.dangers.reload();
    });
    inject(DestroyRef).onDestroy(stop);
  }

  protected dueOf({ state, respondBy, deadline }: HiddenDanger): string | null {
    if (state === 'dispatched') return respondBy;
    return state === 'rectifying' ? deadline : null;
  }
}
