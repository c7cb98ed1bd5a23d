import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CommitmentState } from '@parkwatch/domain/dual-prevention/commitment-state';
import type { DualPreventionSummary } from '@parkwatch/domain/wire/dual-prevention';
import { readDualPrevention } from '@parkwatch/domain/wire/dual-prevention';
import { apiResource } from '../api/api-resource.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { StatePanel } from '../ui/state-panel.ts';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';

const commitmentTones: Record<CommitmentState, Tone> = {
  announced: 'green',
  'not-yet': 'grey',
  missing: 'red',
};
const WORK_TYPES = ['daily', 'principal', 'technical', 'operational'] as const;
type Rate = DualPreventionSummary['completion']['daily'];

/** The dual prevention that an enterprise delivers: today's commitment, what was due and done, what is open. */
@Component({
  selector: 'pw-enterprise-dual-prevention',
  imports: [RouterLink, StatePanel, Tag, TimeAgo, TranslocoDirective],
  template: `<section class="panel" *transloco="let t; prefix: 'enterprises.dualPrevention'">
    <header>
      <h2>{{ t('title') }}</h2>
      @if (canSeeRegister()) {
        <a
          routerLink="/risk-register"
          [queryParams]="{ view: 'register', enterpriseId: enterpriseId() }"
          >{{ t('toRegister') }}</a
        >
      }
    </header>
    <pw-state-panel [of]="summary" [lines]="5">
      @if (summary.value(); as found) {
        <ul>
          <li>
            <span>{{ t('commitment') }}</span>
            <pw-tag
              [tone]="commitmentTones[found.commitmentState]"
              [strong]="found.commitmentState === 'missing'"
              >{{ t('commitmentState.' + found.commitmentState) }}</pw-tag
            >
            <span class="quiet">
              @if (found.commitment; as commitment) {
                {{ commitment.by }} · <pw-time-ago [at]="commitment.at" />
                @if (commitment.areMajorHazardsSafe === false) {
                  <br /><span class="bad">{{ t('hazardsNotSafe') }}</span>
                }
              } @else {
                {{ t('noCommitment') }}
              }
            </span>
          </li>
          @for (one of rates(); track one.type) {
            <li>
              <span>{{ t('completion.' + one.type) }}</span>
              <pw-tag [tone]="one.percent === 100 ? 'green' : one.percent >= 90 ? 'orange' : 'red'"
                >{{ one.percent }} %</pw-tag
              >
              <span class="quiet">{{ t('doneOfDue', { done: one.done, due: one.due }) }}</span>
            </li>
          }
          <li>
            <span>{{ t('dangers') }}</span>
            <pw-tag [tone]="found.dangers.overdue > 0 ? 'red' : 'grey'">{{
              t('openCount', { open: found.dangers.open, overdue: found.dangers.overdue })
            }}</pw-tag>
            @if (found.dangers.accepted > 0) {
              <span class="quiet">{{
                t('accepted', {
                  accepted: found.dangers.accepted,
                  inTime: found.dangers.acceptedInTime,
                })
              }}</span>
            }
          </li>
          <li>
            <span>{{ t('measures') }}</span>
            @if (found.counts.measures.notEffective; as faulty) {
              <pw-tag tone="red" strong>{{ t('notEffective', { count: faulty }) }}</pw-tag>
            } @else {
              <pw-tag>{{
                found.counts.measures.automatic + found.counts.measures.inspection
              }}</pw-tag>
            }
            <span class="quiet">{{
              t('register', {
                objects: found.counts.riskObjects,
                units: unitCount(),
                automatic: found.counts.measures.automatic,
                inspection: found.counts.measures.inspection,
              })
            }}</span>
          </li>
        </ul>
      }
    </pw-state-panel>
  </section>`,
  styleUrl: './side-list.css',
})
export class EnterpriseDualPrevention {
  readonly enterpriseId = input.required<number>();
  protected readonly commitmentTones = commitmentTones;
  readonly #session = inject(Session);
  protected readonly canSeeRegister = computed(() => this.#session.can('risk-register.read'));
  protected readonly summary = apiResource(
    readDualPrevention,
    () => ({ params: { id: this.enterpriseId() } }),
    { reloadOn: inject(Live).resyncs, isEmpty: () => false },
  );
  protected readonly unitCount = computed(() => {
    const units = this.summary.value()?.counts.riskUnits;
    return units ? Object.values(units).reduce((sum, one) => sum + one, 0) : 0;
  });
  /** Only who had something to check in the last 30 days. */
  protected readonly rates = computed(() => {
    const completion = this.summary.value()?.completion;
    if (completion === undefined) return [];
    return WORK_TYPES.map((type) => ({ type, ...completion[type] }))
      .filter(({ due }) => due > 0)
      .map((rate) => ({ ...rate, percent: percentOf(rate) }));
  });
}

/** Rounded down: 99.6 % is not "all". */
function percentOf({ due, done }: Rate): number {
  return Math.floor((100 * done) / due);
}
