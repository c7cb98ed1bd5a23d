import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { CATEGORY_LABELS } from '@parkwatch/domain/hidden-danger/category';
import { GRADES } from '@parkwatch/domain/hidden-danger/grade';
import {
  STANDARD_MODULE_NAMES,
  STANDARD_MODULES,
} from '@parkwatch/domain/standard-library/modules';
import {
  HIDDEN_DANGER_CATEGORIES,
  HIDDEN_DANGER_GRADES,
} from '@parkwatch/domain/wire/hidden-dangers';
import { listStandardDocuments, readStandardLine } from '@parkwatch/domain/wire/standard-library';
import { apiResource } from '../../api/api-resource.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { parkToday } from '../../i18n/park-today.ts';
import { PageHeader } from '../../ui/page-header.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { draftOf, LineForm } from './line-form.ts';

/** A line as it is added, or its next version. Nothing is changed in place. */
@Component({
  selector: 'pw-line-edit-page',
  imports: [
    FormsModule,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    NzSelectModule,
    PageHeader,
    RouterLink,
    StatePanel,
    TranslocoDirective,
  ],
  providers: [LineForm],
  templateUrl: './line-edit-page.html',
  styleUrl: './line-edit-page.css',
})
export class LineEditPage {
  readonly #router = inject(Router);
  readonly #message = inject(NzMessageService);
  readonly #language = inject(Language);
  protected readonly form = inject(LineForm);
  /** From the address; without one it is a new line. */
  readonly id = input<string>();

  protected readonly today = parkToday();
  protected readonly modules = STANDARD_MODULE_NAMES.map((module) => ({
    module,
    name: STANDARD_MODULES[module].name,
  }));
  protected readonly categoryLabels = CATEGORY_LABELS;
  protected readonly categories = HIDDEN_DANGER_CATEGORIES;
  protected readonly grades = HIDDEN_DANGER_GRADES.map((grade) => ({
    grade,
    label: GRADES[grade].label,
  }));
  protected readonly detail = apiResource(readStandardLine, () => {
    const id = this.id();
    return id === undefined ? undefined : { params: { id: Number(id) } };
  });
  protected readonly library = apiResource(listStandardDocuments, () => ({ query: {} }), {
    isEmpty: () => false,
  });
  /** The form waits for what it changes; a new line waits for the documents. */
  protected readonly awaited = computed(() =>
    this.id() === undefined ? this.library : this.detail,
  );
  protected readonly documents = computed(
    () => this.library.value()?.items.filter(({ text }) => text !== 'none') ?? [],
  );
  protected readonly documentTitle = computed(() => {
    const { document } = this.form.draft();
    const known = this.documents().find(({ key }) => key === document);
    return known === undefined ? document : this.#language.pick(known.title);
  });

  constructor() {
    effect(() => {
      const line = this.detail.value();
      if (line === undefined) return;
      untracked(() => {
        if (!this.form.isChanged()) this.form.start(draftOf(line));
      });
    });
  }

  /** A title of the library stands for its key; any other words are a document of one's own. */
  protected nameDocument(words: string): void {
    const known = this.documents().find(
      ({ code, title }) => title.zh === words || title.en === words || code === words,
    );
    this.form.change({ document: known?.key ?? words });
  }

  protected daysOf(value: string | number | null): number | null {
    return value === '' || value === null
      ? null
      : Math.max(0, Math.min(365, Math.trunc(Number(value))));
  }

  protected async save(): Promise<void> {
    const written = await this.form.send(this.detail.value());
    if (written === undefined) return;
    this.#message.success(
      this.#language.translate('standards.form.saved', {
        version: written.latestVersion,
        count: written.reevaluations,
      }),
    );
    await this.#router.navigate(['/standard-library/lines', written.id]);
  }
}
