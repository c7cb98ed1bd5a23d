import { Component, computed, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { listEquipmentWarnings } from '@parkwatch/domain/wire/equipment-warnings';
import type { EquipmentWarning } from '@parkwatch/domain/wire/equipment-warnings';
import { apiResource } from '../../api/api-resource.ts';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { MethodBars } from '../method-bars.ts';
import { VerdictTag } from '../verdict-tag.ts';
import { WarningChart } from './warning-chart.ts';

const MOST = 200;
/** More charts than this are no picture: those that matter most come first. */
const MOST_CHARTS = 4;

/** Warnings that stand, or all that were kept: why, what to do, and the points over time. */
@Component({
  selector: 'pw-warning-list',
  imports: [
    Instant,
    LocalText,
    MethodBars,
    NzButtonModule,
    NzIconDirective,
    RouterLink,
    StatePanel,
    TranslocoDirective,
    VerdictTag,
    WarningChart,
  ],
  templateUrl: './warning-list.html',
  styleUrl: './warning-list.css',
})
export class WarningList {
  readonly reloadOn = input<string>('');
  /** Only of this facility. */
  readonly facilityId = input<number>();
  readonly everywhere = output();
  protected readonly isHistory = signal(false);
  /** Those whose charts are open. */
  protected readonly openIds = signal<ReadonlySet<number>>(new Set());

  protected readonly warnings = apiResource(
    listEquipmentWarnings,
    () => ({
      query: {
        ...({ view: this.isHistory() ? 'all' : 'open', limit: MOST } as const),
        ...(this.facilityId() !== undefined && { facilityId: this.facilityId()! }),
      },
    }),
    { reloadOn: this.reloadOn },
  );
  /** What holds, or held when its data stopped, comes first; what has ended last. */
  protected readonly items = computed(() =>
    (this.warnings.value()?.items ?? []).toSorted((one, other) => rankOf(one) - rankOf(other)),
  );
  protected readonly holding = computed(
    () => this.items().filter((one) => rankOf(one) === 0).length,
  );
  protected readonly unknown = computed(
    () => this.items().filter((one) => rankOf(one) === 1).length,
  );

  protected methodsOf({ numbers }: EquipmentWarning) {
    return numbers.filter((number) => number.kind === 'method');
  }

  /** Points with the largest contributions first; of a rule as the rule names them. */
  protected chartsOf({ points, numbers }: EquipmentWarning): EquipmentWarning['points'] {
    const shares = new Map<number, number>();
    for (const number of numbers)
      if (number.kind === 'method')
        for (const { pointId, share } of number.contributions)
          shares.set(pointId, (shares.get(pointId) ?? 0) + share);
    return points
      .toSorted((one, other) => (shares.get(other.id) ?? 0) - (shares.get(one.id) ?? 0))
      .slice(0, MOST_CHARTS);
  }

  protected toggle(id: number): void {
    this.openIds.update((ids) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }
}

function rankOf({ endedAt, verdict, heldBefore }: EquipmentWarning): number {
  if (endedAt !== null) return 2;
  return verdict === 'holds' || heldBefore ? 0 : 1;
}
