import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { shanghaiDay } from '@parkwatch/domain/dual-prevention/source-time';
import { versionInEffect } from '@parkwatch/domain/risk-assessment/method-versions';
import type { AssessedLevel } from '@parkwatch/domain/risk-assessment/risk-method';
import { listRiskMethods } from '@parkwatch/domain/wire/risk-methods';
import {
  createRiskSheet,
  readRiskSheet,
  reviseRiskSheet,
} from '@parkwatch/domain/wire/risk-sheets';
import type { RiskSheetDetail, RiskSheetInput } from '@parkwatch/domain/wire/risk-sheets';
import { Api } from '../../api/api.ts';
import { apiResource } from '../../api/api-resource.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Language } from '../../i18n/language.ts';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { PageHeader } from '../../ui/page-header.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { LevelTag } from '../level-tag.ts';
import { assessedDraft, draftOf, emptyRow, inputOf } from './sheet-draft.ts';
import type { DraftRow, SheetFormKind } from './sheet-draft.ts';
import { SheetRow } from './sheet-row.ts';

/** Fills a sheet in: a new one of a unit, or a revision of one that there is. Value and level follow the factors at once. */
@Component({
  selector: 'pw-sheet-form',
  imports: [
    FormsModule,
    LevelTag,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    NzSegmentedModule,
    NzSelectModule,
    PageHeader,
    RouterLink,
    SheetRow,
    StatePanel,
    TranslocoDirective,
  ],
  templateUrl: './sheet-form.html',
  styleUrl: './sheet-form.css',
})
export class SheetForm {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  readonly #problemText = inject(ProblemText);
  readonly #today = shanghaiDay(inject(SecondsClock).nowMs());

  /** From the address: one of both. */
  readonly unitId = input<string>();
  readonly sheetId = input<string>();

  protected readonly methods = apiResource(listRiskMethods, () => ({}));
  readonly #earlier = apiResource(readRiskSheet, () => {
    const id = Number(this.sheetId());
    return this.sheetId() === undefined ? undefined : { params: { id } };
  });
  /** What has to be there before anything is filled in. */
  protected readonly basis = computed(() =>
    this.sheetId() === undefined || this.#earlier.phase() === 'ready'
      ? this.methods
      : this.#earlier,
  );
  protected readonly isRevision = computed(() => this.sheetId() !== undefined);

  protected readonly form = signal<SheetFormKind>('jha');
  protected readonly subject = signal('');
  protected readonly assessedOn = signal(this.#today);
  protected readonly family = signal('ls-a');
  protected readonly note = signal('');
  protected readonly rows = signal<readonly DraftRow[]>([emptyRow(0)]);
  #nextKey = 1;
  #hasBegun = false;

  protected readonly isBusy = signal(false);
  protected readonly problems = signal<readonly string[]>([]);
  protected readonly lastDay = this.#today;

  protected readonly forms = computed(() =>
    (['jha', 'scl'] as const).map((value) => ({
      ...{ value, label: this.#language.translate(`riskSheet.form.${value}`) },
    })),
  );
  readonly #versions = computed(() => this.methods.value()?.items ?? []);
  protected readonly families = computed(() =>
    [...new Set(this.#versions().map(({ family }) => family))].flatMap((family) => {
      const method = versionInEffect(this.#versions(), family, this.assessedOn());
      return method === undefined
        ? []
        : [{ family, label: this.#language.pick(method.name), id: method.id }];
    }),
  );
  /** The version that holds on the day of the assessment. */
  protected readonly method = computed(() =>
    versionInEffect(this.#versions(), this.family(), this.assessedOn()),
  );
  protected readonly level = computed<AssessedLevel | null>(() => {
    const levels = this.rows().map((row) => assessedDraft(this.method(), row)?.level);
    const known = levels.filter((level) => level !== undefined);
    return known.length === 0 ? null : (Math.min(...known) as AssessedLevel);
  });
  readonly #input = computed<RiskSheetInput | null>(() => {
    const method = this.method();
    if (method === undefined) return null;
    const head = { form: this.form(), subject: this.subject(), assessedOn: this.assessedOn() };
    return inputOf({ ...head, method }, this.rows());
  });
  protected readonly canSend = computed(
    () => this.#input() !== null && (!this.isRevision() || this.note().trim() !== ''),
  );

  constructor() {
    effect(() => {
      const [earlier, methods] = [this.#earlier.value(), this.methods.value()];
      if (earlier === undefined || methods === undefined || this.#hasBegun) return;
      this.#hasBegun = true;
      untracked(() => this.#begin(earlier));
    });
  }

  /** A revision begins with what the sheet says; its day is today. */
  #begin({ form, subject, methodId, revisions }: RiskSheetDetail): void {
    this.form.set(form);
    this.subject.set(subject);
    this.rows.set((revisions[0]?.rows ?? []).map((row) => draftOf(row, this.#nextKey++)));
    const family = this.#versions().find(({ method }) => method.id === methodId)?.family;
    if (family !== undefined) this.family.set(family);
  }

  protected addRow(): void {
    this.rows.update((rows) => [...rows, emptyRow(this.#nextKey++)]);
  }

  protected changeRow(at: number, row: DraftRow): void {
    this.rows.update((rows) => rows.with(at, row));
  }

  protected removeRow(at: number): void {
    this.rows.update((rows) => rows.toSpliced(at, 1));
  }

  protected async send(): Promise<void> {
    const sheet = this.#input();
    if (sheet === null || !this.canSend() || this.isBusy()) return;
    this.isBusy.set(true);
    this.problems.set([]);
    try {
      const { id } = await this.#store(sheet);
      await this.#router.navigate(['/risk-register/sheets', id]);
    } catch (error) {
      this.problems.set([this.#problemText.of(error), ...this.#problemText.fields(error)]);
    } finally {
      this.isBusy.set(false);
    }
  }

  #store(sheet: RiskSheetInput): Promise<RiskSheetDetail> {
    const earlier = this.#earlier.value();
    if (earlier === undefined)
      return this.#api.call(createRiskSheet, {
        ...{ params: { id: Number(this.unitId()) }, body: sheet },
      });
    const body = { sheet, revision: earlier.revision, note: this.note().trim() };
    return this.#api.call(reviseRiskSheet, { params: { id: earlier.id }, body });
  }
}
