import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ConsequenceRun } from '@parkwatch/domain/wire/consequence';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import type { Trend } from '../../ui/chart/trend.ts';
import { TrendChart } from '../../ui/chart/trend-chart.ts';
import { Elapsed } from './elapsed.ts';
import { RunWords } from './run-words.ts';

/** What gets out: the rate over time, and how it came about. */
@Component({
  selector: 'pw-run-release',
  imports: [Elapsed, LocalText, TranslocoDirective, TrendChart],
  template: `<ng-container *transloco="let t; prefix: 'whatIf.release'">
    @if (trend(); as trend) {
      <h3>{{ t('chart') }}</h3>
      <pw-trend-chart [trend]="trend" [label]="t('chart')" />
      <p class="muted">
        {{ t('total', { mass: words.figure({ value: totalKg(), unit: 'kg' }) }) }} ·
        {{ t('lasts') }} {{ lastsS() | elapsed }}
      </p>
    } @else {
      <p class="muted">{{ t('atOnce') }}</p>
    }
    <dl class="facts">
      @for (figure of run().release.figures; track figure.key) {
        <dt>{{ figure.label | localText }}</dt>
        <dd class="tabular">{{ words.figure(figure) }}</dd>
      }
    </dl>
  </ng-container>`,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
    h3 {
      font-size: var(--text-m);
    }
    p,
    .facts {
      font-size: var(--text-s);
    }
    .facts dd {
      text-align: end;
    }
  `,
})
export class RunRelease {
  readonly #language = inject(Language);
  protected readonly words = inject(RunWords);
  readonly run = input.required<ConsequenceRun>();

  /** Each step as a level line: what happens between two steps is a jump. */
  protected readonly trend = computed<Trend | undefined>(() => {
    const { steps } = this.run().release;
    const [first, last] = [steps[0], steps.at(-1)];
    if (!first || !last) return undefined;
    const rows = steps.flatMap(({ fromS, toS, rateKgPerS: value }) => [
      { atMs: fromS * 1000, value },
      { atMs: toS * 1000, value },
    ]);
    const [fromMs, toMs] = [0, last.toS * 1000];
    const ends = [{ atMs: toMs, value: 0 }];
    return {
      series: [{ name: this.#language.translate('whatIf.release.rate'), rows: [...rows, ...ends] }],
      ...{ limits: [], unit: 'kg/s', gapMs: Infinity, fromMs, toMs: toMs * 1.05, isElapsed: true },
    };
  });
  protected readonly totalKg = computed(() =>
    this.run().release.steps.reduce(
      (sum, { fromS, toS, rateKgPerS }) => sum + (toS - fromS) * rateKgPerS,
      0,
    ),
  );
  protected readonly lastsS = computed(() => this.run().release.steps.at(-1)?.toS ?? 0);
}
