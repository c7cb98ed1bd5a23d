import { inject, Service } from '@angular/core';
import type {
  ConsequenceRun,
  ConsequenceRunSummary,
  ConsequenceScenario,
} from '@parkwatch/domain/wire/consequence';
import { Formats } from '../../i18n/formats.ts';
import { Language } from '../../i18n/language.ts';
import { unitSymbol } from '../../i18n/unit-symbol.ts';

/** Eight names of directions: sixteen would be more than a glance can take. */
const POINTS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
type Shown = { readonly value: number | string; readonly unit: string | null };

/** A run in words, the same in lists, on the page and in reports. */
@Service({ autoProvided: false })
export class RunWords {
  readonly #language = inject(Language);
  readonly #formats = inject(Formats);

  /** `25 mm 孔泄漏` */
  scenario(scenario: ConsequenceScenario): string {
    const values = Object.fromEntries(
      Object.entries(scenario).map(([key, value]) => [
        key,
        typeof value === 'number' ? this.#formats.number(value) : value,
      ]),
    );
    const minutes =
      'durationS' in scenario && scenario.durationS
        ? this.#formats.number(scenario.durationS / 60, 1)
        : '';
    return this.#language.translate(`whatIf.scenario.${scenario.kind}`, { ...values, minutes });
  }

  /** Where it leaks: the facility with its enterprise, or the coordinates. */
  place({ facility, at }: Pick<ConsequenceRunSummary, 'facility' | 'at'>): string {
    if (!facility) return at.map((degrees) => degrees.toFixed(5)).join(', ');
    const { name, enterpriseName } = facility;
    return `${this.#language.pick(name)} · ${this.#language.pick(enterpriseName)}`;
  }

  wind({ windMPerS, windFromDeg, stability }: ConsequenceRunSummary): string {
    const from = POINTS[Math.round(windFromDeg / 45) % 8] ?? 'n';
    const speed = `${this.#formats.number(windMPerS, 1)} m/s`;
    const words = this.#language.translate('whatIf.windOfRun.class', { class: stability });
    return `${this.#language.translate(`weather.from.${from}`)} ${speed} · ${words}`;
  }

  /** `1.2 km 东北`: so far off, and in which direction as seen from the source. */
  whereabouts({ distanceM, bearingDeg }: { distanceM: number; bearingDeg: number }): string {
    const point = POINTS[Math.round(bearingDeg / 45) % 8] ?? 'n';
    const direction = this.#language.translate(`whatIf.direction.${point}`);
    return distanceM === 0
      ? this.#language.translate('whatIf.atSource')
      : `${direction} ${this.metres(distanceM)}`;
  }

  metres(lengthM: number): string {
    return lengthM >= 1000
      ? `${this.#formats.number(lengthM / 1000, 2)} km`
      : `${this.#formats.number(lengthM, 0)} m`;
  }

  /** `0.38 kg/s`; a text stays as it is. */
  figure({ value, unit }: Shown): string {
    if (typeof value === 'string') return value;
    const words = this.#formats.measured(value);
    return unit === null ? words : `${words} ${unitSymbol(unit)}`;
  }

  people(count: number): string {
    return this.#formats.number(count, 0);
  }

  percent(share: number): string {
    return `${this.#formats.number(share * 100, share < 0.095 ? 1 : 0)} %`;
  }

  /** Dispersion model with its name, as the page heads it. */
  model({ events }: ConsequenceRun): ConsequenceRun['events'][number]['model'] | undefined {
    return events.find(({ kind }) => kind === 'cloud')?.model;
  }
}
