import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { ODOUR_STRENGTHS, SURENESSES } from '@parkwatch/domain/wire/source-searches';
import { Amount } from '../../i18n/amount.ts';
import { Language } from '../../i18n/language.ts';
import { InstantInput } from '../../ui/instant-input.ts';
import { ChoiceButtons } from './choice-buttons.ts';
import type { ReportDraft } from './search-draft.ts';
import { SearchForm } from './search-form.ts';

/** A place that a report may name: a school, a village. */
export type NamedPlace = { readonly name: string; readonly at: LonLat };

const SD_MIN = [0, 5, 10, 20, 30, 60];

/** What one neighbour said: where, when, how strong, and how sure that is. */
@Component({
  selector: 'pw-report-card',
  imports: [Amount, ChoiceButtons, InstantInput, NzIconDirective, TranslocoDirective],
  templateUrl: './report-card.html',
  styleUrl: './report-card.css',
})
export class ReportCard {
  readonly #language = inject(Language);
  protected readonly form = inject(SearchForm);
  readonly report = input.required<ReportDraft>();
  readonly index = input.required<number>();
  readonly targets = input.required<readonly NamedPlace[]>();

  protected readonly isPlacing = computed(() => this.form.placing() === this.report().key);
  protected readonly sdChoices = SD_MIN;
  protected readonly strengths = computed(() =>
    ODOUR_STRENGTHS.map((value) => ({ value, label: this.#word('strength', value) })),
  );
  protected readonly surenesses = computed(() =>
    SURENESSES.map((value) => ({ value, label: this.#word('sureness', value) })),
  );

  protected id(part: string): string {
    return `report-${this.report().key}-${part}`;
  }

  protected fault(field: 'at' | 'smeltAt'): string | undefined {
    return this.form.faultOf(`/reports/${this.index()}/${field}`);
  }

  /** The name of a place of the list brings its place with it. */
  protected name(place: string): void {
    const target = this.targets().find(({ name }) => name === place);
    this.form.changeReport(this.report().key, { place, ...(target && { at: target.at }) });
    if (target && this.isPlacing()) this.form.placing.set(null);
  }

  protected takeSd(minutes: string): void {
    this.form.changeReport(this.report().key, { timeSdMin: Number(minutes) });
  }

  protected togglePlacing(): void {
    this.form.placing.set(this.isPlacing() ? null : this.report().key);
  }

  #word(kind: 'strength' | 'sureness', value: string): string {
    return this.#language.translate(`sourceSearch.${kind}.${value}`);
  }
}
