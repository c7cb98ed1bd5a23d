import { inject, Service } from '@angular/core';
import { Language } from './language.ts';
import type { Locale } from './locale-loader.ts';

export type InstantStyle = 'time' | 'minute' | 'day' | 'full';

const styles: Record<InstantStyle, Intl.DateTimeFormatOptions> = {
  time: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  minute: { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  day: { year: 'numeric', month: '2-digit', day: '2-digit' },
  full: {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  },
};

/** Dates, numbers and ages as the reader's language writes them, in the reader's time zone. */
@Service()
export class Formats {
  readonly #language = inject(Language);

  instant(at: string | number | Date, style: InstantStyle = 'minute'): string {
    const date = new Date(at);
    if (Number.isNaN(date.getTime())) return '–';
    const text = dateFormat(this.#language.locale(), style).format(date);
    return style === 'full' ? `${text} ${offsetOf(date)}` : text;
  }

  number(value: number, maximumFractionDigits = 2): string {
    return numberFormat(this.#language.locale(), maximumFractionDigits).format(value);
  }

  /** A measured value: four significant digits, so that 0.0312 and 1284.6 both read well. */
  measured(value: number): string {
    const size = Math.abs(value);
    const digits = size >= 100 ? 1 : size >= 1 ? 2 : 4;
    return this.number(value, digits);
  }

  /** `3 分钟前`, `3 min ago`; the future reads `3 分钟后`. */
  age(atMs: number, nowMs: number): string {
    const { value, unit } = ageParts(atMs - nowMs);
    const format = new Intl.RelativeTimeFormat(this.#language.locale(), {
      numeric: 'auto',
      style: 'short',
    });
    return format.format(value, unit);
  }

  /** Name of the zone that times are shown in, such as `Asia/Shanghai`. */
  readonly timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** `UTC+8`: an exact instant names its zone by what everybody can compute with. */
function offsetOf(date: Date): string {
  const parts = zoneFormat.formatToParts(date);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name.replace('GMT', 'UTC');
}

const zoneFormat = new Intl.DateTimeFormat('en', { timeZoneName: 'shortOffset' });

function ageParts(differenceMs: number): { value: number; unit: Intl.RelativeTimeFormatUnit } {
  const seconds = Math.round(differenceMs / 1000);
  if (Math.abs(seconds) < 60) return { value: seconds, unit: 'second' };
  const minutes = Math.round(seconds / 60);
  if (Math.abs(minutes) < 60) return { value: minutes, unit: 'minute' };
  const hours = Math.round(minutes / 60);
  if (Math.abs(hours) < 48) return { value: hours, unit: 'hour' };
  return { value: Math.round(hours / 24), unit: 'day' };
}

// Making a format costs about 0.1 ms, which a table of 500 rows would feel.
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

function dateFormat(locale: Locale, style: InstantStyle): Intl.DateTimeFormat {
  const key = `${locale} ${style}`;
  const known = dateFormats.get(key);
  if (known) return known;
  // 03/04 is March to one reader and April to another: English months are words.
  const months = locale === 'en' && styles[style].month ? { month: 'short' as const } : {};
  const options = { ...styles[style], ...months, hourCycle: 'h23' as const };
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options);
  dateFormats.set(key, made);
  return made;
}

function numberFormat(locale: Locale, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${locale} ${maximumFractionDigits}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { maximumFractionDigits });
  numberFormats.set(key, made);
  return made;
}
