import { Component, computed, inject, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';
import type { ZoneAreas, ZoneChange } from '@parkwatch/domain/wire/zone-places';
import { Amount } from '../../i18n/amount.ts';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { MapData } from '../data/map-data.ts';
import { Owner } from '../panel/owner.ts';
import { recordOf } from '../panel/record-of.ts';

const AREAS = [
  { colour: 'red', of: (areas: ZoneAreas) => areas.redM2 },
  { colour: 'yellow', of: (areas: ZoneAreas) => areas.yellowM2 },
  { colour: 'blue', of: (areas: ZoneAreas) => areas.blueM2 },
] as const;
const M2_PER_HA = 10_000;

/** What changed between two moments: land by colour, and the reasons behind it. */
@Component({
  selector: 'pw-zone-comparison',
  imports: [Amount, Instant, LocalText, NzIconDirective, Owner, StatePanel, TranslocoDirective],
  template: `<section *transloco="let t; prefix: 'map.comparison'" [attr.aria-label]="t('title')">
    <header>
      <h3>{{ t('title') }}</h3>
      <button type="button" [attr.aria-label]="t('close')" (click)="data.comparedTo.set(null)">
        <nz-icon nzType="close" />
      </button>
    </header>
    <pw-state-panel [of]="data.comparison" [lines]="6">
      @if (data.comparison.value(); as compared) {
        <table>
          <thead>
            <tr>
              <th scope="col">{{ t('land') }}</th>
              <th scope="col">{{ t('before') }}</th>
              <th scope="col">{{ t('after') }}</th>
              <th scope="col">{{ t('difference') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of areas(); track row.colour) {
              <tr>
                <th scope="row"><i [class]="row.colour"></i>{{ t('colours.' + row.colour) }}</th>
                <td class="tabular">{{ row.before | amount: 1 }}</td>
                <td class="tabular">{{ row.after | amount: 1 }}</td>
                <td class="tabular" [class.worse]="row.by > 0.05" [class.better]="row.by < -0.05">
                  {{ sign(row.by) }}{{ abs(row.by) | amount: 1 }}
                </td>
              </tr>
            }
          </tbody>
        </table>
        <p class="moments muted tabular">
          {{ t('outlines') }} {{ compared.before.validFrom | instant: 'full' }}
        </p>
        <h4>{{ t('changes', { count: compared.changeCount }) }}</h4>
        <ul>
          @for (change of compared.changes; track $index) {
            <li [class]="isWorse(change) ? 'worse' : 'better'">
              <span class="sign" aria-hidden="true">{{ isWorse(change) ? '▲' : '▼' }}</span>
              <span class="what">
                @if (recordFor(change); as record) {
                  <button type="button" class="link" (click)="chosen.emit(record)">
                    {{ change.label | localText }}
                  </button>
                } @else {
                  {{ change.label | localText }}
                }
                <small>{{ t('change.' + change.change) }}{{ change | owner }}</small>
              </span>
              <span class="tabular"
                >{{ sign(change.amountAfter - change.amountBefore)
                }}{{ abs(change.amountAfter - change.amountBefore) | amount: 2 }}</span
              >
            </li>
          } @empty {
            <li class="muted none">{{ t('noChanges') }}</li>
          }
        </ul>
        @if (compared.changeCount > compared.changes.length) {
          <p class="muted">
            {{ t('more', { count: compared.changeCount - compared.changes.length }) }}
          </p>
        }
      }
    </pw-state-panel>
  </section>`,
  styles: `
    section {
      padding: var(--space-3) var(--space-4) var(--space-4);
    }
    header {
      display: flex;
      justify-content: space-between;
      align-items: center;
      margin-bottom: var(--space-2);
    }
    h3,
    h4 {
      margin: 0;
    }
    h4 {
      margin: var(--space-3) 0 var(--space-2);
      color: var(--text-2);
      font-size: var(--text-s);
      font-weight: 400;
    }
    header button {
      border: 0;
      background: none;
      color: var(--text-2);
      cursor: pointer;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--text-s);
    }
    th {
      color: var(--text-2);
      font-weight: 400;
    }
    td,
    thead th:not(:first-child) {
      text-align: right;
    }
    tbody th {
      text-align: left;
    }
    tr + tr > * {
      border-top: 1px solid var(--divider);
    }
    th,
    td {
      padding: 5px 0;
    }
    thead th:first-child {
      text-align: left;
    }
    th i {
      display: inline-block;
      width: 10px;
      height: 10px;
      margin-right: var(--space-2);
      border-radius: 2px;
    }
    .red {
      background: var(--red);
    }
    .yellow {
      background: var(--yellow);
    }
    .blue {
      background: var(--blue);
    }
    .moments {
      margin: var(--space-2) 0 0;
      font-size: var(--text-xs);
    }
    ul {
      display: grid;
      gap: var(--space-2);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li:not(.none) {
      display: grid;
      grid-template-columns: 1em minmax(0, 1fr) auto;
      gap: var(--space-2);
    }
    .what small {
      display: block;
      color: var(--text-3);
    }
    td.worse,
    .worse > .sign,
    .worse > .tabular {
      color: var(--red-text);
    }
    td.better,
    .better > .sign,
    .better > .tabular {
      color: var(--green-text);
    }
    .link {
      padding: 0;
      border: 0;
      background: none;
      color: var(--accent-text);
      text-align: left;
      cursor: pointer;
    }
  `,
})
export class ZoneComparison {
  protected readonly data = inject(MapData);
  readonly chosen = output<PickedFeature>();

  protected readonly areas = computed(() => {
    const compared = this.data.comparison.value();
    if (!compared) return [];
    return AREAS.map(({ colour, of }) => {
      const [before, after] = [of(compared.before.areas), of(compared.after.areas)];
      return {
        ...{ colour, before: before / M2_PER_HA, after: after / M2_PER_HA },
        by: (after - before) / M2_PER_HA,
      };
    });
  });
  protected readonly abs = Math.abs;

  protected sign(by: number): string {
    return by > 0 ? '+' : by < 0 ? '−' : '';
  }

  protected isWorse({ amountBefore, amountAfter }: ZoneChange): boolean {
    return amountAfter > amountBefore;
  }

  protected recordFor(change: ZoneChange): PickedFeature | null {
    return recordOf(change, (pick) => this.data.feature(pick) !== undefined);
  }
}
