import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { FacilityStatus, TargetClass } from '@parkwatch/domain/consequence/risk/risk-criteria';
import type { LegendItem } from '@parkwatch/domain/map/layer-spec';
import { Language } from '../../i18n/language.ts';
import { LegendSwatch } from '../../map/page/legend-swatch.ts';
import { PerYear } from '../../i18n/per-year.ts';
import { classesLimitedAt, RISK_LEVELS } from '../risk-levels.ts';

/** The contours with the targets that each is the limit of; a click takes one away or brings it back. */
@Component({
  selector: 'pw-risk-legend',
  imports: [LegendSwatch, PerYear, TranslocoDirective],
  template: `<section *transloco="let t; prefix: 'riskStudies'">
    <h3>{{ t('legend.title') }}</h3>
    @for (row of rows(); track row.perYear) {
      <button
        type="button"
        [attr.aria-pressed]="row.isOn"
        [disabled]="!row.isDrawn"
        [title]="t(row.isOn ? 'legend.hide' : 'legend.show')"
        (click)="toggled.emit(row.perYear)"
      >
        <pw-legend-swatch [swatch]="row.swatch" />
        <strong class="tabular">{{ row.perYear | perYear: 0 }}</strong>
        <span>{{ row.isDrawn ? row.classes : t('legend.nowhere') }}</span>
      </button>
    }
    <p>{{ t('legend.note.' + status()) }}</p>
  </section>`,
  styles: `
    section {
      display: grid;
      padding: var(--space-2);
      border: 1px solid var(--divider);
      border-radius: var(--radius-2);
      background: var(--overlay);
      box-shadow: var(--shadow-2);
      font-size: var(--text-s);
    }
    h3,
    p {
      padding: 0 var(--space-1);
      font-size: var(--text-s);
    }
    p {
      color: var(--text-3);
      font-size: var(--text-xs);
    }
    button {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-height: 26px;
      padding: 0 var(--space-1);
      border: 0;
      border-radius: var(--radius-1);
      background: none;
      text-align: start;
      cursor: pointer;
    }
    button:hover:enabled {
      background: var(--hover);
    }
    button:disabled {
      cursor: default;
    }
    button[aria-pressed='false'] {
      opacity: 0.5;
      text-decoration: line-through;
    }
    pw-legend-swatch {
      width: 30px;
    }
    strong {
      min-width: 5em;
    }
    span {
      color: var(--text-2);
    }
    @media (width < 768px) {
      section {
        border: 0;
        border-top: 1px solid var(--divider);
        border-radius: 0;
        box-shadow: none;
      }
      button {
        min-height: var(--touch-target);
      }
    }
  `,
})
export class RiskLegend {
  readonly #language = inject(Language);
  readonly status = input.required<FacilityStatus>();
  readonly drawn = input.required<ReadonlySet<number>>();
  readonly hidden = input.required<ReadonlySet<number>>();
  readonly toggled = output<number>();

  protected readonly rows = computed(() =>
    RISK_LEVELS.map(({ perYear, token, dash }) => ({
      perYear,
      isDrawn: this.drawn().has(perYear),
      isOn: !this.hidden().has(perYear),
      swatch: { kind: 'line', stroke: token, dash } satisfies LegendItem['swatch'],
      classes: this.#limited(perYear),
    })),
  );

  /** The targets whose limit a level is; where it is nobody's in this column, those of the other one. */
  #limited(perYear: number): string {
    const other = this.status() === 'new' ? 'in-service' : 'new';
    const own = this.#names(classesLimitedAt(perYear, this.status()));
    if (own !== '') return own;
    const classes = this.#names(classesLimitedAt(perYear, other));
    return this.#language.translate(`riskStudies.legend.other.${other}`, { classes });
  }

  #names(classes: readonly TargetClass[]): string {
    return classes
      .map((one) => this.#language.translate(`riskStudies.class.${one}`))
      .join(this.#language.translate('riskStudies.comma'));
  }
}
