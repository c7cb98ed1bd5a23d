import { Component, computed, inject, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { listSearchSubstances, type SourceSearch } from '@parkwatch/domain/wire/source-searches';
import { apiResource } from '../../api/api-resource.ts';
import { Language } from '../../i18n/language.ts';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { Session } from '../../session/session.ts';
import { InstantInput } from '../../ui/instant-input.ts';
import { ChoiceButtons } from './choice-buttons.ts';
import { ReportCard, type NamedPlace } from './report-card.ts';
import { SearchForm } from './search-form.ts';

/** The whole form: what was smelt or measured, when, and what neighbours say. Readings and wind are fetched by the server. */
@Component({
  selector: 'pw-search-form-panel',
  imports: [
    ChoiceButtons,
    FormsModule,
    InstantInput,
    NzButtonModule,
    NzIconDirective,
    NzSelectModule,
    ReportCard,
    TranslocoDirective,
  ],
  templateUrl: './search-form-panel.html',
  styleUrl: './search-form-panel.css',
})
export class SearchFormPanel {
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly #language = inject(Language);
  protected readonly form = inject(SearchForm);
  /** Places that a report may name. */
  readonly targets = input.required<readonly NamedPlace[]>();
  readonly computed = output<SourceSearch>();

  protected readonly canRun = inject(Session).can('source-search.run');
  protected readonly lookBacks = [1, 3, 6, 12];
  protected readonly substances = apiResource(listSearchSubstances, () => ({}));
  protected readonly kinds = computed(() =>
    (['known', 'unknown'] as const).map((value) => ({
      value,
      label: this.#language.translate(`sourceSearch.form.kind.${value}`),
    })),
  );
  /** Those that somebody measures come first. */
  protected readonly choices = computed(() =>
    (this.substances.value()?.items ?? [])
      .map(({ cas, name, sensorCount }) => ({
        ...{ cas, sensorCount, name: this.#language.pick(name) },
        label: `${this.#language.pick(name)} · ${cas}`,
      }))
      .toSorted(
        (one, other) =>
          Number(other.sensorCount > 0) - Number(one.sensorCount > 0) ||
          one.name.localeCompare(other.name, this.#language.locale()),
      ),
  );
  protected readonly chosen = computed(() =>
    this.substances.value()?.items.find(({ cas }) => cas === this.form.draft().cas),
  );
  protected readonly areSettingsOpen = computed(() =>
    ['/odourThresholdPpm', '/sourceHeightM', '/releasedFrom'].some(
      (pointer) => this.form.faultOf(pointer) !== undefined,
    ),
  );
  protected readonly waitingS = computed(() => {
    const sentAtMs = this.form.sentAtMs();
    return sentAtMs === undefined ? 0 : Math.max(0, Math.round((this.#nowMs() - sentAtMs) / 1000));
  });

  protected async send(): Promise<void> {
    const search = await this.form.send();
    if (search) this.computed.emit(search);
  }
}
