import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { FacilityStatus } from '@parkwatch/domain/consequence/risk/risk-criteria';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { Amount } from '../../i18n/amount.ts';
import { Language } from '../../i18n/language.ts';
import { perYearText } from '../../i18n/per-year.ts';
import { classesWithin, type RiskBand } from '../risk-levels.ts';

/** The individual risk of a place as the contours tell it, and what may stand there. */
@Component({
  selector: 'pw-place-card',
  imports: [Amount, NzIconDirective, TranslocoDirective],
  template: `<section role="status" *transloco="let t; prefix: 'riskStudies.place'">
    <h3>{{ t('title') }}</h3>
    <button type="button" [attr.aria-label]="t('close')" (click)="closed.emit()">
      <nz-icon nzType="close" />
    </button>
    <p class="value tabular">{{ value() }}</p>
    <p>{{ t('allowed.' + status(), { classes: classes() || t('none') }) }}</p>
    <p class="small tabular">
      {{ place()?.[0] | amount: 5 }}, {{ place()?.[1] | amount: 5 }} · {{ t('basis') }}
    </p>
  </section>`,
  styleUrl: './card.css',
  styles: `
    .value {
      font-size: var(--text-l);
      font-weight: var(--weight-strong);
    }
    .small {
      color: var(--text-3);
      font-size: var(--text-xs);
    }
  `,
})
export class PlaceCard {
  readonly #language = inject(Language);
  readonly band = input.required<RiskBand>();
  readonly place = input.required<LonLat | null>();
  readonly status = input.required<FacilityStatus>();
  readonly closed = output<void>();

  protected readonly value = computed(() => {
    const { from, below } = this.band();
    const key = from === null ? 'below' : below === null ? 'from' : 'between';
    return this.#language.translate(`riskStudies.place.${key}`, {
      from: perYearText(from ?? 0),
      below: perYearText(below ?? 0),
    });
  });
  protected readonly classes = computed(() =>
    classesWithin(this.band(), this.status())
      .map((one) => this.#language.translate(`riskStudies.class.${one}`))
      .join(this.#language.translate('riskStudies.comma')),
  );
}
