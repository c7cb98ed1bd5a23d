import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LocalText } from '../../i18n/local-text.ts';
import { TimeAgo } from '../../ui/time-ago.ts';
import { HazardVerdict } from '../../ui/hazard-verdict.ts';
import { Exact, fractionOf } from '../../ui/exact.ts';
import type { ShownEvaluation } from '../shown-evaluation.ts';

/** The answer, and the three figures that it is made of. */
@Component({
  selector: 'pw-hazard-numbers',
  imports: [Exact, HazardVerdict, LocalText, TimeAgo, TranslocoDirective],
  template: `<dl
    class="panel"
    [class]="'is-' + mark()"
    *transloco="let t; prefix: 'majorHazards.number'"
  >
    <div class="answer">
      <dt>{{ t('verdict') }}</dt>
      <dd class="big"><pw-hazard-verdict [of]="of().assessment" /></dd>
      <dd class="note">{{ of().assessment.summary | localText }}</dd>
    </div>
    <div>
      <dt>{{ t('s') }}</dt>
      <dd class="figure">{{ atLeast() }}{{ of().assessment.s | exact }}</dd>
      <dd class="note tabular">{{ fractions().s }}</dd>
      <dd class="note">{{ t('sLimit') }}</dd>
    </div>
    <div>
      <dt>{{ t('r') }}</dt>
      <dd class="figure">{{ atLeast() }}{{ of().assessment.r | exact }}</dd>
      <dd class="note tabular">{{ fractions().r }}</dd>
      @if (of().assessment.verdict !== 'major-hazard') {
        <dd class="note">{{ t('rOnly') }}</dd>
      }
    </div>
    <div>
      <dt>{{ t('alpha') }}</dt>
      <dd class="figure">
        {{ of().assessment.alpha.alpha }}
        @if (of().assessment.alpha.isAssumed) {
          <small>{{ t('assumed') }}</small>
        }
      </dd>
      @if (of().assessment.alpha.people === null) {
        <dd class="note unknown">{{ t('peopleUnknown') }}</dd>
      } @else {
        <dd class="note">
          {{ t('people', { count: of().assessment.alpha.people, band: band() }) }}
        </dd>
        @if (of().residents.insideBoundary > 0) {
          <dd class="note">{{ t('inside', { count: of().residents.insideBoundary }) }}</dd>
        }
      }
    </div>
    <div>
      <dt>{{ t('at') }}</dt>
      <dd class="word"><pw-time-ago [at]="of().at" /></dd>
      <dd class="note">
        {{ of().assessment.standard.id }} · {{ of().assessment.standard.effectiveFrom }}
      </dd>
    </div>
  </dl>`,
  styleUrl: './hazard-numbers.css',
})
export class HazardNumbers {
  readonly of = input.required<ShownEvaluation>();

  protected readonly mark = computed(() => {
    const { verdict, level } = this.of().assessment;
    return verdict === 'major-hazard' ? `level-${level}` : verdict;
  });
  /** What is not known adds to the sums. */
  protected readonly atLeast = computed(() => (this.of().assessment.isLowerBound ? '≥ ' : ''));
  protected readonly fractions = computed(() => {
    const { s, r } = this.of().assessment;
    return { s: fractionOf(s), r: fractionOf(r) };
  });
  protected readonly band = computed(() => {
    const { from, to } = this.of().assessment.alpha.band;
    if (to === null) return `≥ ${from}`;
    return from === to ? `${from}` : `${from}–${to}`;
  });
}
