import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { FacilityStatus } from '@parkwatch/domain/consequence/risk/risk-criteria';
import type { RiskTarget } from '@parkwatch/domain/wire/risk-studies';
import { Amount } from '../../i18n/amount.ts';
import { Formats } from '../../i18n/formats.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.ts';
import { Tag } from '../../ui/tag.ts';
import { PerYear } from '../per-year.ts';
import { ShareList } from './share-list.ts';
import { byNeed, kindOf, otherLimit } from './target-view.ts';

/** Protected targets against the limit of their class, those over it first. */
@Component({
  selector: 'pw-target-list',
  imports: [Amount, Column, DataTable, LocalText, PerYear, ShareList, Tag, TranslocoDirective],
  templateUrl: './target-list.html',
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
  `,
})
export class TargetList {
  readonly #language = inject(Language);
  readonly #formats = inject(Formats);
  readonly targets = input.required<readonly RiskTarget[]>();
  readonly status = input.required<FacilityStatus>();
  readonly openId = input<number | null>(null);
  readonly opened = output<RiskTarget>();

  protected readonly rows = computed(() => this.targets().toSorted(byNeed));
  protected readonly keyOf = ({ id }: RiskTarget) => id;
  protected readonly markOf = ({ isMet }: RiskTarget) => (isMet ? '' : 'row-urgent');
  protected readonly kindOf = kindOf;
  protected readonly other = (target: RiskTarget) => otherLimit(target, this.status());
  protected readonly classOf = (target: RiskTarget) =>
    this.#language.translate(`riskStudies.class.${target.class}`);

  /** How far outside or inside the contour of its limit. */
  protected marginOf({ marginM }: RiskTarget): string {
    if (marginM === null) return this.#language.translate('riskStudies.targets.noContour');
    const key = marginM < 0 ? 'inside' : 'outside';
    const distance = this.#formats.number(Math.abs(marginM), 0);
    return this.#language.translate(`riskStudies.targets.${key}`, { distance });
  }
}
