import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { listSupervisionPlans } from '@parkwatch/domain/wire/supervision';
import { apiResource } from '../../api/api-resource.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { Session } from '../../session/session.ts';
import { StatePanel } from '../../ui/state-panel.ts';

/** What follows from a zone: how the enterprises that it touches are supervised, and which of their tasks stand or were missed. */
@Component({
  selector: 'pw-zone-tasks',
  imports: [LocalText, RouterLink, StatePanel, TranslocoDirective],
  template: `@if (canRead && enterpriseIds().length > 0) {
    <ng-container *transloco="let t; prefix: 'supervision.zone'">
      <h4>{{ t('title') }}</h4>
      <pw-state-panel [of]="plans" [lines]="2" [emptyText]="t('none')">
        <ul>
          @for (plan of touched(); track plan.enterprise.id) {
            <li>
              <a
                routerLink="/supervision"
                [queryParams]="{ enterpriseId: plan.enterprise.id, view: 'tasks' }"
                >{{ plan.enterprise.name | localText }}</a
              >
              <span class="note">{{ t('plan.' + plan.colour) }}</span>
              <span class="tabular">
                @if (plan.missedTasks > 0) {
                  <strong>{{ t('missed', { count: plan.missedTasks }) }}</strong>
                }
                {{ t('open', { count: plan.openTasks }) }}
              </span>
            </li>
          } @empty {
            <li class="muted">{{ t('none') }}</li>
          }
        </ul>
      </pw-state-panel>
    </ng-container>
  }`,
  styles: `
    ul {
      display: grid;
      gap: var(--space-2);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-2);
      align-items: baseline;
    }
    .tabular {
      margin-left: auto;
    }
    strong {
      color: var(--red-text);
    }
    h4 {
      margin-bottom: var(--space-2);
    }
  `,
  styleUrl: './panel.css',
})
export class ZoneTasks {
  protected readonly canRead = inject(Session).can('supervision.read');
  readonly enterpriseIds = input.required<readonly number[]>();
  protected readonly plans = apiResource(
    listSupervisionPlans,
    () => (this.canRead && this.enterpriseIds().length > 0 ? {} : undefined),
    { reloadOn: inject(Live).resyncs },
  );
  protected readonly touched = computed(() =>
    (this.plans.value()?.items ?? []).filter(({ enterprise }) =>
      this.enterpriseIds().includes(enterprise.id),
    ),
  );
}
