import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { EquipmentInspection } from '@parkwatch/domain/wire/inspections';
import { listInspections } from '@parkwatch/domain/wire/inspections';
import { apiResource } from '../api/api-resource.ts';
import { Instant } from '../i18n/instant.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Live } from '../live/live.ts';
import { StatePanel } from '../ui/state-panel.ts';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';

const SHOWN = 5;
const PAGE = 100;
const tones: Record<EquipmentInspection['result'], Tone> = {
  conforms: 'green',
  'mostly-conforms': 'orange',
  'does-not-conform': 'red',
};

/**
 * Statutory inspections of an enterprise's special equipment (特种设备), what is due first at the top. That none came, or
 * that a report names no next date, is said, and is not "all is well".
 */
@Component({
  selector: 'pw-enterprise-inspections',
  imports: [
    Instant,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    StatePanel,
    Tag,
    TranslocoDirective,
  ],
  template: `<section class="panel" *transloco="let t; prefix: 'enterprises.inspections'">
    <header>
      <h2>{{ t('title') }}</h2>
      @if (overdue() > 0) {
        <pw-tag tone="red" strong
          ><nz-icon nzType="warning" /> {{ t('overdueCount', { count: overdue() }) }}</pw-tag
        >
      }
      @if (hasMore()) {
        <button nz-button nzType="link" nzSize="small" (click)="isLong.set(true)">
          {{ t('more') }}
        </button>
      }
    </header>
    <pw-state-panel [of]="inspections" [lines]="3">
      <ul>
        @for (one of shown(); track one.id) {
          <li>
            <span
              >{{ t('type.' + one.equipmentType) }}
              {{ one.equipmentName ?? one.registrationNumber }}</span
            >
            <span class="tags">
              @if (one.isOverdue) {
                <pw-tag tone="red" strong><nz-icon nzType="warning" /> {{ t('overdue') }}</pw-tag>
              } @else if (one.nextDue === null) {
                <pw-tag tone="grey">{{ t('unknown') }}</pw-tag>
              }
              <pw-tag [tone]="tones[one.result]">{{ t('result.' + one.result) }}</pw-tag>
            </span>
            <span class="quiet">
              @if (one.nextDue; as due) {
                {{ t('due', { date: due }) }} ·
              }
              {{ t('inspected') }} {{ one.inspectedAt | instant: 'day' }} · {{ one.inspector }}
              @if (one.facility; as facility) {
                · {{ facility.name | localText }}
              }
              <br /><span class="mono">{{ one.registrationNumber }}</span>
            </span>
          </li>
        } @empty {
          <li class="none">{{ t('none') }}</li>
        }
      </ul>
    </pw-state-panel>
  </section>`,
  styleUrl: './side-list.css',
})
export class EnterpriseInspections {
  readonly enterpriseId = input.required<number>();
  protected readonly tones = tones;
  protected readonly isLong = signal(false);
  protected readonly inspections = apiResource(
    listInspections,
    () => ({ query: { enterpriseId: this.enterpriseId(), limit: PAGE } }),
    { reloadOn: inject(Live).resyncs, isEmpty: () => false },
  );
  protected readonly overdue = computed(() => this.inspections.value()?.overdue ?? 0);
  /** What a later report replaced is history, and not shown here. */
  readonly #standing = computed(() =>
    (this.inspections.value()?.items ?? []).filter(({ isLatest }) => isLatest),
  );
  /** The overdue ones are all there, however many. */
  protected readonly shown = computed(() => {
    const due = this.#standing().filter(({ isOverdue }) => isOverdue);
    const others = this.#standing().filter(({ isOverdue }) => !isOverdue);
    const most = this.isLong() ? PAGE : Math.max(0, SHOWN - due.length);
    return [...due, ...others.slice(0, most)];
  });
  protected readonly hasMore = computed(
    () => !this.isLong() && this.#standing().length > this.shown().length,
  );
}
