import { inject, Service } from '@angular/core';
import { compassText } from '@parkwatch/domain/incident/wind';
import { durationText } from '@parkwatch/domain/time/duration';
import { Formats } from '../i18n/formats.ts';
import { Language } from '../i18n/language.ts';

type Facts = Readonly<Record<string, unknown>>;

/** Why an incident was opened, in sentences. What is not understood is still told, as it is: nothing is hidden. */
@Service({ autoProvided: false })
export class IncidentWhy {
  readonly #language = inject(Language);
  readonly #formats = inject(Formats);

  lines(why: Facts): string[] {
    const { confirmation, wind, advice, ...others } = why;
    return [
      this.#confirmation(asFacts(confirmation)),
      'wind' in why ? this.#wind(asFacts(wind)) : undefined,
      advice == null ? undefined : this.#plain('advice', advice),
      ...Object.entries(others).map(([key, value]) => this.#plain(key, value)),
    ].filter((line) => line !== undefined);
  }

  #confirmation(confirmation: Facts | undefined): string | undefined {
    const by = confirmation?.['by'];
    if (by === 'officer') {
      const name = confirmation?.['name'];
      return typeof name === 'string'
        ? this.#say('why.officerNamed', { name })
        : this.#say('why.officer');
    }
    if (by !== 'second-sensor') return undefined;
    const { distanceM, apartMs } = confirmation ?? {};
    if (typeof distanceM !== 'number' || typeof apartMs !== 'number') {
      return this.#say('why.secondSensor');
    }
    const time = this.#language.pick(durationText(apartMs));
    return this.#say('why.secondSensorAt', { distance: Math.round(distanceM), time });
  }

  #wind(wind: Facts | undefined): string {
    const fromDeg = wind?.['fromDeg'];
    if (typeof fromDeg !== 'number') return this.#say('why.windUnknown');
    const speed = wind?.['speedMPerS'];
    return this.#say('why.wind', {
      from: this.#language.pick(compassText(fromDeg)),
      speed: typeof speed === 'number' ? this.#formats.number(speed, 1) : '–',
    });
  }

  #plain(key: string, value: unknown): string | undefined {
    if (value == null) return undefined;
    if (isText(value)) return this.#language.pick(value);
    return `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
  }

  #say(key: string, values?: Record<string, unknown>): string {
    return this.#language.translate(`incidents.${key}`, values);
  }
}

function asFacts(value: unknown): Facts | undefined {
  return typeof value === 'object' && value !== null ? (value as Facts) : undefined;
}

function isText(value: unknown): value is { zh: string; en: string } {
  const facts = asFacts(value);
  return typeof facts?.['zh'] === 'string' && typeof facts['en'] === 'string';
}
