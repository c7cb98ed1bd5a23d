import { inject, Service } from '@angular/core';
import { FACILITY_TRAITS } from '@parkwatch/domain/weather-rules/facility-facts';
import type { FacilityTrait } from '@parkwatch/domain/weather-rules/facility-facts';
import { atSentenceStart } from '@parkwatch/domain/text/text';
import { unknownText } from '@parkwatch/domain/weather-rules/facilities-about';
import type { UnknownFact } from '@parkwatch/domain/weather-rules/facilities-about';
import { MEASURED_QUANTITIES } from '@parkwatch/domain/weather-rules/weather-rule';
import type { MeasuredCondition, WeatherRule } from '@parkwatch/domain/weather-rules/weather-rule';
import { warningText } from '@parkwatch/domain/weather-rules/judge-rules';
import type { WeatherWarning } from '@parkwatch/domain/wire/weather-warnings';
import { Language } from '../i18n/language.ts';

/** Rules in words: which weather, what they are about. */
@Service()
export class RuleWords {
  readonly #language = inject(Language);

  /** `暴雨红色预警`. */
  warning({ kind, level }: Pick<WeatherWarning, 'kind' | 'level'>): string {
    return this.#language.pick(warningText({ kind, level }));
  }

  /** One line a condition, warnings first: what it asks for, and by how many levels it raises. */
  conditions({ warnings, measured }: Pick<WeatherRule, 'warnings' | 'measured'>) {
    return [
      ...warnings.map(({ kind, fromLevel, levels }) => ({
        levels,
        words:
          fromLevel === 'red'
            ? this.warning({ kind, level: fromLevel })
            : this.#say('orWorse', { warning: this.warning({ kind, level: fromLevel }) }),
      })),
      ...measured.map((one) => ({ levels: one.levels, words: this.measured(one) })),
    ];
  }

  /** `风速 ≥ 10.8 m/s`. */
  measured({ quantity, is, limit }: MeasuredCondition): string {
    const { name, sign } = MEASURED_QUANTITIES[quantity];
    return `${this.#language.pick(atSentenceStart(name))} ${is === 'at-least' ? '≥' : '≤'} ${limit} ${sign}`;
  }

  /** `仓库 · 高程低于 3 m 或在易涝区内`. */
  about({ about }: Pick<WeatherRule, 'about'>): string {
    const { kinds, fromLevel, holdsFlammables, lowLying, withAny, without } = about;
    const parts = [
      kinds.length === 0
        ? this.#say('allKinds')
        : this.#list(kinds.map((kind) => this.#language.translate(`facility.kind.${kind}`))),
      ...(fromLevel < 4 ? [this.#say(`fromLevel.${fromLevel}`)] : []),
      ...(holdsFlammables ? [this.#say('holdsFlammables')] : []),
      ...(lowLying ? [this.#lowLying(lowLying)] : []),
      ...(withAny.length > 0 ? [this.#say('withAny', { list: this.#traits(withAny) })] : []),
      ...(without.length > 0 ? [this.#say('without', { list: this.#traits(without) })] : []),
    ];
    return parts.join(' · ');
  }

  trait(trait: FacilityTrait): string {
    return this.#language.pick(FACILITY_TRAITS[trait]);
  }

  /** What of a facility nobody knows; empty when all is known. */
  unknown(facts: readonly UnknownFact[]): string {
    const text = unknownText(facts);
    return text === null ? '' : this.#language.pick(text);
  }

  #lowLying({ belowM, inFloodArea }: NonNullable<WeatherRule['about']['lowLying']>): string {
    if (belowM === null) return this.#say('inFloodArea');
    return this.#say(inFloodArea ? 'belowOrFlood' : 'below', { belowM });
  }

  #traits(traits: readonly FacilityTrait[]): string {
    return traits.map((one) => this.trait(one)).join(this.#say('or'));
  }

  #list(words: readonly string[]): string {
    return words.join(this.#say('comma'));
  }

  #say(key: string, values: Record<string, string | number> = {}): string {
    return this.#language.translate(`weatherRules.words.${key}`, values);
  }
}
