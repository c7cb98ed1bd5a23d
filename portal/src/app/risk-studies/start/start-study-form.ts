import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, type NzModalService } from 'ng-zorro-antd/modal';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { listFacilities } from '@parkwatch/domain/wire/enterprises';
import {
  runRiskStudy,
  type RiskStudyInput,
  type RiskStudySummary,
} from '@parkwatch/domain/wire/risk-studies';
import { Api } from '../../api/api.ts';
import { apiResource } from '../../api/api-resource.ts';
import { Formats } from '../../i18n/formats.ts';
import { Language } from '../../i18n/language.ts';
import { Session } from '../../session/session.ts';
import { DialogEnd } from '../../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../../ui/dialog/dialog-form.ts';
import { isWholeYear, readWeatherTable } from './weather-table.ts';

export type StudyQuestion = {
  /** The settings of an earlier study, to be changed before they are computed. */
  readonly beginning: RiskStudyInput | null;
  /** Told as soon as the study runs. */
  readonly started: (study: RiskStudySummary) => void;
};

/** Asks how a study is to be made, and begins it. */
export function openStartStudy(modal: NzModalService, question: StudyQuestion): void {
  modal.create<StartStudyForm, StudyQuestion, void>({
    ...formDialog,
    nzWidth: 560,
    nzContent: StartStudyForm,
    nzData: question,
  });
}

const DOMINO_ORDERS = [1, 2, 3] as const;

/** The settings of a new study; those of an earlier one where it is made again. */
@Component({
  selector: 'pw-start-study-form',
  imports: [
    DialogEnd,
    FormsModule,
    NzInputModule,
    NzSegmentedModule,
    NzSelectModule,
    TranslocoDirective,
  ],
  templateUrl: './start-study-form.html',
})
export class StartStudyForm {
  readonly #api = inject(Api);
  readonly #language = inject(Language);
  readonly #formats = inject(Formats);
  readonly #question = inject<StudyQuestion>(NZ_MODAL_DATA);
  readonly #beginning = this.#question.beginning;
  protected readonly form = dialogForm();

  protected readonly title = signal(this.#beginning?.title ?? '');
  protected readonly status = signal(this.#beginning?.status ?? 'in-service');
  protected readonly terrain = signal(this.#beginning?.terrain ?? 'urban');
  protected readonly dominoOrder = signal(this.#beginning?.dominoOrder ?? 2);
  protected readonly scope = signal<'all' | 'some'>(this.#beginning?.facilityIds ? 'some' : 'all');
  protected readonly facilityIds = signal<number[]>([...(this.#beginning?.facilityIds ?? [])]);
  protected readonly weatherOf = signal<'park' | 'table'>(
    this.#beginning?.weather ? 'table' : 'park',
  );
  protected readonly tableText = signal(textOf(this.#beginning?.weather));

  protected readonly statuses = this.#choices('status', ['in-service', 'new'] as const);
  protected readonly terrains = this.#choices('terrain', ['urban', 'rural'] as const);
  protected readonly scopes = this.#choices('scope', ['all', 'some'] as const);
  protected readonly weathers = this.#choices('weatherOf', ['park', 'table'] as const);
  protected readonly orders = DOMINO_ORDERS.map((value) => ({ value, label: String(value) }));

  readonly #mayChoose = inject(Session).can('facility.read');
  protected readonly facilities = apiResource(listFacilities, () =>
    this.#mayChoose && this.scope() === 'some' ? { query: {} } : undefined,
  );
  protected readonly facilityChoices = computed(() =>
    (this.facilities.value()?.items ?? []).map(({ id, code, name, substance }) => {
      const parts = [
        code,
        this.#language.pick(name),
        substance && this.#language.pick(substance.name),
      ];
      return { id, label: parts.filter((part) => part).join(' · ') };
    }),
  );

  protected readonly table = computed(() => readWeatherTable(this.tableText()));
  protected readonly isTableGood = computed(() => isWholeYear(this.table()));
  /** What the pasted table is so far. */
  protected readonly tableWords = computed(() => {
    const { cells, badLines, sum } = this.table();
    if (this.tableText().trim() === '') return this.#say('tableHint');
    if (badLines.length > 0)
      return this.#say('tableBad', { lines: badLines.slice(0, 8).join(', ') });
    return this.#say('tableSum', { count: cells.length, sum: this.#formats.number(sum * 100, 2) });
  });
  protected readonly canSend = computed(
    () =>
      (this.scope() === 'all' || this.facilityIds().length > 0) &&
      (this.weatherOf() === 'park' || this.isTableGood()),
  );

  protected async send(): Promise<void> {
    if (!this.canSend()) return;
    await this.form.send(async () =>
      this.#question.started(await this.#api.call(runRiskStudy, { body: this.#input() })),
    );
  }

  #input(): RiskStudyInput {
    const title = this.title().trim();
    return {
      ...(title === '' ? {} : { title }),
      ...(this.scope() === 'some' ? { facilityIds: this.facilityIds() } : {}),
      ...(this.weatherOf() === 'table' ? { weather: [...this.table().cells] } : {}),
      status: this.status(),
      terrain: this.terrain(),
      dominoOrder: this.dominoOrder(),
    };
  }

  #choices<V extends string>(of: string, values: readonly V[]) {
    return computed(() =>
      values.map((value) => ({
        value,
        label: this.#language.translate(`riskStudies.${of}.${value}`),
      })),
    );
  }

  #say(key: string, values?: Record<string, unknown>): string {
    return this.#language.translate(`riskStudies.start.${key}`, values);
  }
}

/** An earlier study's statistics as they would have been pasted. */
function textOf(cells: RiskStudyInput['weather']): string {
  return (cells ?? [])
    .map((cell) => [cell.stability, cell.windMPerS, cell.windFromDeg, cell.probability].join('\t'))
    .join('\n');
}
