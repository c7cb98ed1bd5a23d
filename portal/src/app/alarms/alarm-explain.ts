import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { durationText } from '@parkwatch/domain/time/duration';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import { Formats } from '../i18n/formats.ts';
import { Language } from '../i18n/language.ts';
import { unitSymbol } from '../i18n/unit-symbol.ts';

/** Names that the rules give their inputs; one that is not here is shown as it is, because nothing is hidden. */
const NAMED = [
  'deadband',
  'delayS',
  'reachedAtMs',
  'holdS',
  'sameSinceMs',
  'ratePerMin',
  'fromAtMs',
  'fromValue',
  'windowMs',
  'lastDataAtMs',
  'watchedSinceMs',
  'limitS',
  'lastBadAtMs',
  'hours',
  'aboveSinceMs',
  'readings',
  'longestGapMs',
] as const;

/** Why the alarm was raised: the rule and every input that it judged by. */
@Component({
  selector: 'pw-alarm-explain',
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'alarms'">
    <p>{{ t('rule.' + alarm().ruleId) }}</p>
    <dl class="facts">
      @for (input of inputs(); track input.key) {
        <dt>{{ input.isNamed ? t('input.' + input.key) : input.key }}</dt>
        <dd class="tabular">{{ input.text }}</dd>
      }
    </dl>
  </ng-container>`,
  styles: `
    p {
      margin-bottom: var(--space-2);
    }
  `,
})
export class AlarmExplain {
  readonly #formats = inject(Formats);
  readonly #language = inject(Language);
  readonly alarm = input.required<Alarm>();

  protected readonly inputs = computed(() =>
    Object.entries(this.alarm().explain)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([key, value]) => ({
        key,
        isNamed: (NAMED as readonly string[]).includes(key),
        text: this.#say(key, value),
      })),
  );

  /** The unit stands in the name: instants end in AtMs or SinceMs, lengths of time in Ms, S or hours. */
  #say(key: string, value: unknown): string {
    if (typeof value !== 'number') return typeof value === 'string' ? value : JSON.stringify(value);
    if (/(At|Since)Ms$/.test(key)) return this.#formats.instant(value, 'full');
    const lengthMs = /Ms$/.test(key) ? value : /S$/.test(key) ? value * 1000 : undefined;
    if (lengthMs !== undefined) return this.#language.pick(durationText(lengthMs));
    const isMeasured = key === 'deadband' || key === 'fromValue';
    return (
      this.#formats.measured(value) + (isMeasured ? ` ${unitSymbol(this.alarm().point.unit)}` : '')
    );
  }
}
