import { Pipe, type PipeTransform } from '@angular/core';

/** `05:30` after the beginning; `1:05:00` from an hour on. */
export function elapsedText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** `{{ place.arrivesS | elapsed }}`; null is a dash, never 0. */
@Pipe({ name: 'elapsed' })
export class Elapsed implements PipeTransform {
  transform(seconds: number | null | undefined): string {
    return seconds == null ? '–' : elapsedText(seconds);
  }
}
