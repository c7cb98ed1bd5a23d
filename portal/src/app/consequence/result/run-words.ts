import { inject, Service } from '@angular/core';
import { atSentenceStart } from '@parkwatch/domain/text/text';
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

/** A time in the two units that matter: seconds below an hour, minutes from then on. */
export function elapsedParts(seconds: number) {
  const isLong = seconds >= 3600;
  const whole = Math.max(0, isLong ? Math.round(seconds / 60) * 60 : Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (h > 0) return { unit: m > 0 ? 'hm' : 'h', h, m, s };
  if (m > 0) return { unit: s > 0 ? 'ms' : 'm', h, m, s };
  return { unit: 's', h, m, s };
}

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

  /** `Chlorine · leak, 25 mm hole`: what somebody called it goes first. */
  title({
    title,
    substance,
    scenario,
  }: Pick<ConsequenceRunSummary, 'title' | 'substance' | 'scenario'>): string {
    const name = this.#language.pick(atSentenceStart(substance.name));
    return title ?? `${name} · ${this.scenario(scenario)}`;
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

  /** Three digits at most: the models are good to a factor of two. */
  metres(lengthM: number): string {
    return lengthM >= 1000
      ? `${this.#formats.number(lengthM / 1000, lengthM >= 10_000 ? 1 : 2)} km`
      : `${this.#formats.number(lengthM, 0)} m`;
  }

  /** `9,400`, `46.2`: the number alone, in three digits. */
  ppm(value: number): string {
    return this.#formats.measured(Number(value.toPrecision(3)));
  }

  /** `5 分 30 秒`: with its units, or nobody knows whether 05:30 is hours or minutes. */
  elapsed(seconds: number): string {
    const { unit, ...values } = elapsedParts(seconds);
    return this.#language.translate(`whatIf.elapsed.${unit}`, values);
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
