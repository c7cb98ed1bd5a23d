import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { CALM_M_PER_S } from '@parkwatch/domain/incident/wind';
import type { ConsequenceRunSummary } from '@parkwatch/domain/wire/consequence';
import { Amount } from '../../i18n/amount.ts';

/** The wind that the run was computed with, against the map's north: not the wind of now. */
@Component({
  selector: 'pw-run-wind',
  imports: [Amount, TranslocoDirective],
  template: `<figure *transloco="let t; prefix: 'whatIf.windOfRun'" [attr.aria-label]="t('label')">
    <svg viewBox="-32 -32 64 64" aria-hidden="true">
      <circle r="26" class="ring" />
      <g [attr.transform]="'rotate(' + -bearingDeg() + ')'">
        <path class="north" d="M0-31 4-23H-4z" />
        @if (isCalm()) {
          <circle r="6" class="calm" />
        } @else {
          <g class="arrow" [attr.transform]="'rotate(' + (run().windFromDeg + 180) + ')'">
            <path d="M0 18V-10" />
            <path class="head" d="M0-19 7-6 0-9-7-6z" />
          </g>
        }
      </g>
    </svg>
    <figcaption class="tabular">
      <strong>{{
        isCalm() ? t('calm') : t('from', { deg: (run().windFromDeg | amount: 0) })
      }}</strong>
      <span
        >{{ run().windMPerS | amount: 1 }} m/s · {{ t('class', { class: run().stability }) }}</span
      >
    </figcaption>
  </figure>`,
  styles: `
    figure {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      padding: var(--space-1) var(--space-3) var(--space-1) var(--space-2);
      border: 1px solid var(--divider);
      border-radius: var(--radius-2);
      background: var(--overlay);
      box-shadow: var(--shadow-2);
      font-size: var(--text-s);
      line-height: 1.4;
    }
    svg {
      width: 46px;
      height: 46px;
    }
    figcaption {
      display: grid;
      white-space: nowrap;
    }
    figcaption span {
      color: var(--text-2);
    }
    .ring {
      fill: none;
      stroke: var(--border);
    }
    .north {
      fill: var(--text-2);
    }
    .arrow path {
      fill: none;
      stroke: var(--accent);
      stroke-width: 3;
      stroke-linecap: round;
    }
    .arrow .head {
      fill: var(--accent);
      stroke: none;
    }
    .calm {
      fill: none;
      stroke: var(--accent);
      stroke-width: 3;
    }
  `,
})
export class RunWind {
  readonly run =
    input.required<Pick<ConsequenceRunSummary, 'windMPerS' | 'windFromDeg' | 'stability'>>();
  readonly bearingDeg = input.required<number>();
  protected readonly isCalm = computed(() => this.run().windMPerS < CALM_M_PER_S);
}
