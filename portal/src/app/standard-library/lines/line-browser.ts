import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { CATEGORY_LABELS } from '@parkwatch/domain/hidden-danger/category';
import { STANDARD_STANDINGS } from '@parkwatch/domain/standard-library/lines-on';
import {
  STANDARD_MODULE_NAMES,
  STANDARD_MODULES,
} from '@parkwatch/domain/standard-library/modules';
import {
  HIDDEN_DANGER_CATEGORIES,
  HIDDEN_DANGER_GRADES,
} from '@parkwatch/domain/wire/hidden-dangers';
import { GRADES } from '@parkwatch/domain/hidden-danger/grade';
import { listStandardDocuments, listStandardLines } from '@parkwatch/domain/wire/standard-library';
import type { StandardLineShown } from '@parkwatch/domain/wire/standard-library';
import { apiPages } from '../../api/api-pages.ts';
import { apiResource } from '../../api/api-resource.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { DocumentNote } from './document-note.ts';
import { LibraryIndex } from './library-index.ts';
import { LineTable } from './line-table.ts';

const STANDINGS = [...STANDARD_STANDINGS, 'all'] as const;
/** A person types on; the last words are asked for. */
const TYPING_MS = 300;
export type Filters = Record<string, string | null>;

/** Modules and documents at the left, the lines that fit at the right. */
@Component({
  selector: 'pw-line-browser',
  imports: [
    DocumentNote,
    FormsModule,
    LibraryIndex,
    LineTable,
    LocalText,
    NzInputModule,
    NzSelectModule,
    StatePanel,
    TranslocoDirective,
  ],
  templateUrl: './line-browser.html',
  styleUrl: './line-browser.css',
})
export class LineBrowser {
  readonly #router = inject(Router);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #live = inject(Live);

  readonly module = input<string>();
  readonly document = input<string>();
  readonly category = input<string>();
  readonly grade = input<string>();
  readonly text = input<string>();
  readonly standing = input<string>();
  readonly own = input<string>();
  readonly changed = output<Filters>();

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
  protected readonly standings = STANDINGS;

  protected readonly chosen = computed(() => ({
    module: STANDARD_MODULE_NAMES.find((one) => one === this.module()),
    document: this.document(),
    category: HIDDEN_DANGER_CATEGORIES.find((one) => one === this.category()),
    grade: HIDDEN_DANGER_GRADES.find((one) => one === this.grade()),
    standing: STANDINGS.find((one) => one === this.standing()) ?? 'in-force',
    own: this.own() === 'true',
  }));
  protected readonly library = apiResource(listStandardDocuments, () => ({ query: {} }), {
    reloadOn: this.#live.resyncs,
    isEmpty: () => false,
  });
  protected readonly lines = apiPages(
    listStandardLines,
    () => {
      const { module, document, category, grade, standing, own } = this.chosen();
      const text = this.text()?.trim();
      return {
        query: {
          ...{ view: standing, limit: 100 },
          ...(module && { module }),
          ...(document && { document }),
          ...(category && { category }),
          ...(grade && { grade }),
          ...(own && { own }),
          ...(text && { text }),
        },
      };
    },
    { reloadOn: this.#live.resyncs },
  );
  protected readonly chosenDocument = computed(() =>
    this.library.value()?.items.find(({ key }) => key === this.document()),
  );

  /** Documents that have ended and whose successor's text is not at hand: since then nothing stands in their place. */
  protected readonly orphaned = computed(() => {
    const { on = '', items = [] } = this.library.value() ?? {};
    const gaps = new Set(items.filter(({ text }) => text === 'none').map(({ key }) => key));
    return items.filter(
      ({ effectiveTo, replacedBy }) =>
        effectiveTo !== null &&
        effectiveTo <= on &&
        replacedBy !== null &&
        gaps.has(replacedBy.key),
    );
  });

  protected readonly typed = signal('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => this.typed.set(this.text() ?? ''));
  }

  protected type(text: string): void {
    this.typed.set(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.changed.emit({ text: text.trim() || null }), TYPING_MS);
  }

  protected open({ id }: StandardLineShown): void {
    void this.#router.navigate(['/standard-library/lines', id]);
  }

  protected async loadMore(): Promise<void> {
    try {
      await this.lines.loadMore();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }
}
