import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { levelFraction } from '@parkwatch/domain/map/level-fraction';
import type { Point } from '@parkwatch/domain/wire/enterprises';
import { Amount } from '../i18n/amount.ts';
import { Formats } from '../i18n/formats.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { HazardVerdict } from '../ui/hazard-verdict.ts';
import { PointValue } from '../ui/point-value.ts';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';
import type { FacilityBlock } from './enterprise-view.ts';
import { FACILITY_KINDS } from './enterprise-view.ts';

const levelTones: readonly Tone[] = ['grey', 'red', 'orange', 'yellow', 'blue'];

/** One facility: what is in it, how full it is, and what its sensors say now. */
@Component({
  selector: 'pw-facility-card',
  imports: [Amount, HazardVerdict, LocalText, PointValue, RouterLink, Tag, TranslocoDirective],
  templateUrl: './facility-card.html',
  styleUrl: './facility-card.css',
})
export class FacilityCard {
  readonly #formats = inject(Formats);
  readonly #language = inject(Language);
  readonly block = input.required<FacilityBlock>();
  readonly openPointId = input<number | undefined>();
  readonly pointChosen = output<number>();

  protected readonly facility = computed(() => this.block().facility);
  protected readonly kind = computed(() =>
    FACILITY_KINDS.find((kind) => kind === this.facility()?.kind),
  );
  protected readonly tone = computed(
    () => levelTones[this.facility()?.inherentLevel ?? 0] ?? 'grey',
  );
  /** 0 to 1; null is unknown, which is not empty. */
  protected readonly fraction = computed(() => levelFraction(this.facility() ?? {}));
  protected readonly hasLevel = computed(() => (this.facility()?.capacityT ?? null) !== null);

  /** Points are named after their facility; under its heading the rest of the name is enough. */
  protected nameOf({ name }: Point): string {
    const whole = this.#language.pick(name);
    const facility = this.facility();
    const prefix = facility ? this.#language.pick(facility.name) : '';
    const rest = prefix && whole.startsWith(prefix) ? whole.slice(prefix.length).trim() : '';
    return rest || whole;
  }

  /** `H 10 · HH 20`: the set points of a point, as far as it has any. */
  protected limitsOf({ ll, l, h, hh }: Point): string {
    return Object.entries({ ll, l, h, hh })
      .filter((entry): entry is [string, number] => entry[1] !== null)
      .map(([name, value]) => `${name.toUpperCase()} ${this.#formats.measured(value)}`)
      .join(' · ');
  }
}
