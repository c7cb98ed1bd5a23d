import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { FacilityStatus } from '@parkwatch/domain/consequence/risk/risk-criteria';
import type { RiskFacility, RiskTarget } from '@parkwatch/domain/wire/risk-studies';
import { Amount } from '../../i18n/amount.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Tag } from '../../ui/tag.ts';
import { PerYear } from '../../i18n/per-year.ts';
import { kindOf, otherLimit, shareOfLimit } from '../result/target-view.ts';
import { MarginText } from '../result/margin-text.ts';

/** A protected target in full: how its risk stands to the limits, and which facilities it comes from. */
@Component({
  selector: 'pw-target-card',
  imports: [Amount, LocalText, MarginText, NzIconDirective, PerYear, Tag, TranslocoDirective],
  templateUrl: './target-card.html',
  styleUrls: ['./card.css', './target-card.css'],
})
export class TargetCard {
  readonly #language = inject(Language);
  readonly target = input.required<RiskTarget>();
  readonly facilities = input.required<readonly RiskFacility[]>();
  readonly status = input.required<FacilityStatus>();
  readonly closed = output<void>();

  protected readonly kind = computed(() => kindOf(this.target()));
  protected readonly ofLimit = computed(() => shareOfLimit(this.target()));
  protected readonly otherLimit = computed(() => otherLimit(this.target(), this.status()));
  readonly #owners = computed(
    () => new Map(this.facilities().map(({ id, enterpriseName }) => [id, enterpriseName])),
  );

  protected ownerOf(facilityId: number): string {
    const owner = this.#owners().get(facilityId);
    return owner ? this.#language.pick(owner) : '';
  }
}
