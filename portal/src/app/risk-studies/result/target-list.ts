import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type { FacilityStatus } from '@parkwatch/domain/consequence/risk/risk-criteria';
import type { RiskTarget } from '@parkwatch/domain/wire/risk-studies';
import { Amount } from '../../i18n/amount.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.ts';
import { Tag } from '../../ui/tag.ts';
import { PerYear } from '../../i18n/per-year.ts';
import { MarginText } from './margin-text.ts';
import { ShareList } from './share-list.ts';
import { byNeed, kindOf, otherLimit } from './target-view.ts';

/** As many as a person reads at first. */
const FIRST = 8;

/** Protected targets against the limit of their class, those over it first. */
@Component({
  selector: 'pw-target-list',
  imports: [
    Amount,
    Column,
    DataTable,
    LocalText,
    MarginText,
    NzButtonModule,
    PerYear,
    ShareList,
    Tag,
    TranslocoDirective,
  ],
  templateUrl: './target-list.html',
  // Paper has no button for the rest.
  host: { '(window:beforeprint)': 'isWhole.set(true)' },
  styles: `
    .name {
      display: grid;
      line-height: 1.4;
    }
    .name .muted {
      font-size: var(--text-s);
    }
    .hot {
      color: var(--red-text);
    }
    .limit {
      display: inline-grid;
      line-height: 1.3;
    }
    .none {
      padding: var(--space-4);
    }
    .more {
      display: grid;
      place-items: center;
      padding: var(--space-2);
      border-top: 1px solid var(--divider);
    }
  `,
})
export class TargetList {
  readonly #language = inject(Language);
  readonly targets = input.required<readonly RiskTarget[]>();
  readonly status = input.required<FacilityStatus>();
  readonly openId = input<number | null>(null);
  readonly opened = output<RiskTarget>();

  protected readonly isWhole = signal(false);
  readonly #sorted = computed(() => this.targets().toSorted(byNeed));
  /** Never without one that is over its limit, or that is looked at. */
  protected readonly rows = computed(() => {
    const all = this.#sorted();
    const over = all.filter(({ isMet }) => !isMet).length;
    const openAt = all.findIndex(({ id }) => id === this.openId());
    return this.isWhole() ? all : all.slice(0, Math.max(FIRST, over, openAt + 1));
  });
  protected readonly keyOf = ({ id }: RiskTarget) => id;
  protected readonly markOf = ({ isMet }: RiskTarget) => (isMet ? '' : 'row-urgent');
  protected readonly kindOf = kindOf;
  protected readonly other = (target: RiskTarget) => otherLimit(target, this.status());
  protected readonly classOf = (target: RiskTarget) =>
    this.#language.translate(`riskStudies.class.${target.class}`);
}
