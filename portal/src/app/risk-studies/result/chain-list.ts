import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type { RiskFacility, RiskStudyResult } from '@parkwatch/domain/wire/risk-studies';
import { Amount } from '../../i18n/amount.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Tag } from '../../ui/tag.ts';
import { PerYear } from '../../i18n/per-year.ts';
import { chainRows, type ChainRow } from './chain-rows.ts';

const FIRST = 8;

/** Chains of accidents by frequency; those that cross into another enterprise are marked. One that is chosen is shown on the map. */
@Component({
  selector: 'pw-chain-list',
  imports: [Amount, LocalText, NzButtonModule, PerYear, Tag, TranslocoDirective],
  templateUrl: './chain-list.html',
  styleUrl: './chain-list.css',
})
export class ChainList {
  readonly #language = inject(Language);
  readonly chains = input.required<RiskStudyResult['chains']>();
  readonly facilities = input.required<readonly RiskFacility[]>();
  /** The chain on the map. */
  readonly openAt = input<number | null>(null);
  readonly opened = output<ChainRow>();

  protected readonly isCrossOnly = signal(false);
  protected readonly isWhole = signal(false);
  readonly #all = computed(() => chainRows(this.chains(), this.facilities()));
  protected readonly crossing = computed(
    () => this.#all().filter(({ chain }) => chain.isCrossEnterprise).length,
  );
  protected readonly chosen = computed(() =>
    this.#all().filter(({ chain }) => !this.isCrossOnly() || chain.isCrossEnterprise),
  );
  protected readonly rows = computed(() =>
    this.isWhole() ? this.chosen() : this.chosen().slice(0, FIRST),
  );

  /** Whose the facilities are, each enterprise named where the chain enters it. */
  protected ownersOf({ stops }: ChainRow): string {
    return stops
      .filter(({ isCrossing }, at) => at === 0 || isCrossing)
      .map(({ enterpriseName }) => this.#language.pick(enterpriseName))
      .join(' → ');
  }
}
