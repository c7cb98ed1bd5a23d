import { Component, computed, effect, inject, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { STABILITY_CLASSES } from '@parkwatch/domain/weather/turner-class';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import { readWeather } from '@parkwatch/domain/wire/enterprises';
import { apiResource } from '../../api/api-resource.ts';
import { Formats } from '../../i18n/formats.ts';
import { Amount } from '../../i18n/amount.ts';
import { Language } from '../../i18n/language.ts';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { Live } from '../../live/live.ts';
import { NumberFieldBox } from './number-field.ts';
import type { NumberField } from './run-draft.ts';
import { RunForm } from './run-form.ts';
import { WindCompass } from './wind-compass.ts';

/** The air: as the park's station measures it now, or as the person says; what they leave empty is still measured. */
@Component({
  selector: 'pw-weather-fields',
  imports: [Amount, FormsModule, NumberFieldBox, NzSelectModule, TranslocoDirective, WindCompass],
  templateUrl: './weather-fields.html',
  styleUrl: './fields.css',
})
export class WeatherFields {
  readonly #language = inject(Language);
  readonly #formats = inject(Formats);
  readonly #nowMs = inject(SecondsClock).nowMs;
  protected readonly form = inject(RunForm);
  protected readonly classes = STABILITY_CLASSES;
  protected readonly sides = [false, true] as const;

  readonly #weather = apiResource(readWeather, () => ({}), { reloadOn: inject(Live).resyncs });
  protected readonly phase = this.#weather.phase;
  /** What the station says, unless it is too old to be called "now". */
  protected readonly now = computed(() => {
    const now = this.#weather.value();
    return !now || now.isStale || this.#weather.isStale() ? undefined : now;
  });
  protected readonly age = computed(() => {
    const at = this.#weather.value()?.at;
    return at ? this.#formats.age(Date.parse(at), this.#nowMs()) : '';
  });
  protected readonly isWindKnown = computed(() => {
    const now = this.now();
    return now !== undefined && now.windSpeedMs !== null && now.windFromDeg !== null;
  });
  protected readonly fromDeg = computed(() => {
    const text = this.form.draft().numbers['/weather/windFromDeg'] ?? '';
    const typed = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isFinite(typed)) return ((typed % 360) + 360) % 360;
    return this.now()?.windFromDeg ?? null;
  });
  /** What is taken when a field is left empty. */
  protected readonly measured = computed<Readonly<Partial<Record<NumberField, string>>>>(() => {
    const now = this.now();
    const shown = (value: number | null | undefined) =>
      value == null
        ? this.#language.translate('whatIf.form.assumed')
        : this.#formats.number(value, 1);
    return {
      '/weather/windMPerS': shown(now?.windSpeedMs),
      '/weather/windFromDeg': shown(now?.windFromDeg),
      '/weather/temperatureC': shown(now?.temperatureC),
      '/weather/relativeHumidityPct': shown(now?.humidityPct),
    };
  });

  constructor() {
    const minute = computed(() => Math.floor(this.#nowMs() / MINUTE_MS));
    let seen = untracked(minute);
    effect(() => {
      if (minute() === seen) return;
      seen = minute();
      untracked(() => this.#weather.reload());
    });
  }

  protected reload(): void {
    this.#weather.reload();
  }
  protected setFrom(deg: number): void {
    this.form.type('/weather/windFromDeg', String(deg));
  }
  protected className(one: string): string {
    return `${one} · ${this.#language.translate(`whatIf.stability.${one}`)}`;
  }
}
