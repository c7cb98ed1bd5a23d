import { inject, Service } from '@angular/core';
import { compassText } from '@parkwatch/domain/incident/wind';
import { durationText } from '@parkwatch/domain/time/duration';
import { Formats } from '../i18n/formats.ts';
import { Language } from '../i18n/language.ts';
import { unitSymbol } from '../i18n/unit-symbol.ts';

type Facts = Readonly<Record<string, unknown>>;

/** Why an incident was opened, in sentences. What is not understood is still told, as it is: nothing is hidden. */
@Service({ autoProvided: false })
export class IncidentWhy {
  readonly #language = inject(Language);
  readonly #formats = inject(Formats);

  lines({ alarm, confirmation, wind, unusableWind, advice, settings, ...others }: Facts): string[] {
    return [
      this.#confirmation(asFacts(confirmation)),
      this.#alarm(asFacts(alarm)),
      wind === undefined ? undefined : this.#wind(asFacts(wind), asFacts(unusableWind)),
      this.#advice(asFacts(advice)),
      this.#settings(asFacts(settings)),
      ...Object.entries(others)
        // The radius stands among the facts of the page.
        .filter(([key]) => key !== 'radiusM')
        .map(([key, value]) => plain(key, value)),
    ].filter((line) => line !== undefined);
  }

  #confirmation(confirmation: Facts | undefined): string | undefined {
    const { by, name, distanceM, apartMs } = confirmation ?? {};
    if (by === 'officer') {
      return typeof name === 'string' ? this.#say('officerNamed', { name }) : this.#say('officer');
    }
    if (by !== 'second-sensor') return undefined;
    if (!isNumber(distanceM) || !isNumber(apartMs)) return this.#say('secondSensor');
    const time = this.#language.pick(durationText(apartMs));
    return this.#say('secondSensorAt', { distance: Math.round(distanceM), time });
  }

  #alarm(alarm: Facts | undefined): string | undefined {
    const { value, limit, unit } = alarm ?? {};
    if (!isNumber(value) || !isNumber(limit) || typeof unit !== 'string') return undefined;
    return this.#say('alarm', {
      value: this.#formats.measured(value),
      limit: this.#formats.measured(limit),
      unit: unitSymbol(unit),
    });
  }

  #wind(wind: Facts | undefined, unusable: Facts | undefined): string {
    const { fromDeg, speedMPerS } = wind ?? {};
    if (isNumber(fromDeg) && isNumber(speedMPerS)) {
      return this.#say('wind', this.#windValues(fromDeg, speedMPerS));
    }
    const { fromDeg: oldFromDeg, speedMPerS: oldSpeed, atMs } = unusable ?? {};
    if (!isNumber(oldFromDeg) || !isNumber(oldSpeed) || !isNumber(atMs)) {
      return this.#say('windUnknown');
    }
    const at = this.#formats.instant(atMs, 'minute');
    return this.#say('windUnusable', { ...this.#windValues(oldFromDeg, oldSpeed), at });
  }

  #windValues(fromDeg: number, speedMPerS: number) {
    return {
      from: this.#language.pick(compassText(fromDeg)),
      speed: this.#formats.number(speedMPerS, 1),
    };
  }

  #advice(advice: Facts | undefined): string | undefined {
    const { unNumber, isolateM, protectM, isDay, isAtLeast } = advice ?? {};
    if (!isNumber(isolateM) || !isNumber(protectM)) return undefined;
    return this.#say(isAtLeast === true ? 'adviceAtLeast' : 'advice', {
      un: typeof unNumber === 'string' ? unNumber : '–',
      isolate: this.#formats.number(isolateM, 0),
      protect: this.#formats.number(protectM, 0),
      time: this.#say(isDay === true ? 'day' : 'night'),
    });
  }

  #settings(settings: Facts | undefined): string | undefined {
    const { confirmRadiusM, confirmWithinMs, joinRadiusM } = settings ?? {};
    if (!isNumber(confirmRadiusM) || !isNumber(confirmWithinMs) || !isNumber(joinRadiusM)) {
      return undefined;
    }
    const time = this.#language.pick(durationText(confirmWithinMs));
    return this.#say('settings', { confirm: confirmRadiusM, time, join: joinRadiusM });
  }

  #say(key: string, values?: Record<string, unknown>): string {
    return this.#language.translate(`incidents.why.${key}`, values);
  }
}

function plain(key: string, value: unknown): string | undefined {
  if (value == null) return undefined;
  return `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function asFacts(value: unknown): Facts | undefined {
  return typeof value === 'object' && value !== null ? (value as Facts) : undefined;
}
