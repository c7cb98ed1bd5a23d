import { computed, inject, Service, signal } from '@angular/core';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { runSourceSearch, type SourceSearch } from '@parkwatch/domain/wire/source-searches';
import { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Language } from '../../i18n/language.ts';
import { checkDraft } from './check-draft.ts';
import {
  emptyDraft,
  emptyReport,
  lastHours,
  type ReportDraft,
  type SearchDraft,
} from './search-draft.ts';

/** The form of a search: what was typed, which report waits for its place, and what is wrong, each at its field. */
@Service({ autoProvided: false })
export class SearchForm {
  readonly #api = inject(Api);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);

  readonly #draft = signal<SearchDraft>(emptyDraft(Date.now()));
  readonly draft = this.#draft.asReadonly();
  readonly #checked = computed(() => checkDraft(this.#draft()));
  /** Nothing is complained about before it is sent. */
  readonly #isAsked = signal(false);
  /** What the server refused, by JSON pointer, until something is changed. */
  readonly #refused = signal<ReadonlyMap<string, string>>(new Map());
  readonly #problem = signal<string | undefined>(undefined);
  readonly #sentAtMs = signal<number | undefined>(undefined);
  #nextKey = 1000;

  /** Key of the report whose place the next click on the map gives. */
  readonly placing = signal<number | null>(null);
  /** Why the search was refused as a whole. */
  readonly problem = this.#problem.asReadonly();
  /** Epoch ms at which the search under way was sent. */
  readonly sentAtMs = this.#sentAtMs.asReadonly();
  readonly isBusy = computed(() => this.#sentAtMs() !== undefined);
  readonly complaintCount = computed(() => (this.#isAsked() ? this.#checked().faults.size : 0));

  change(changes: Partial<SearchDraft>): void {
    this.#draft.update((draft) => ({ ...draft, ...changes }));
    this.#refused.set(new Map());
    this.#problem.set(undefined);
  }

  lookBack(hours: number): void {
    this.change(lastHours(hours, Date.now()));
  }

  addReport(): void {
    const report = emptyReport(this.#nextKey++, this.#draft());
    this.change({ reports: [...this.#draft().reports, report] });
    this.placing.set(report.key);
  }

  changeReport(key: number, changes: Partial<ReportDraft>): void {
    const reports = this.#draft().reports.map((report) =>
      report.key === key ? { ...report, ...changes } : report,
    );
    this.change({ reports });
  }

  removeReport(key: number): void {
    this.change({ reports: this.#draft().reports.filter((report) => report.key !== key) });
    if (this.placing() === key) this.placing.set(null);
  }

  /** A click on the map, for the report that waits for one. @returns whether one did */
  place(at: LonLat, name: string): boolean {
    const key = this.placing();
    if (key === null) return false;
    this.changeReport(key, { at, ...(name !== '' && { place: name }) });
    this.placing.set(null);
    return true;
  }

  /** Puts another draft in the place of this one. */
  start(draft: SearchDraft): void {
    this.change(draft);
    this.placing.set(null);
    this.#isAsked.set(false);
  }

  /** What is wrong with a field, in words; undefined when nothing is to be said of it. */
  faultOf(pointer: string): string | undefined {
    const refused = this.#refused().get(pointer);
    if (refused !== undefined) return refused;
    const fault = this.#isAsked() ? this.#checked().faults.get(pointer) : undefined;
    return fault && this.#language.translate(`sourceSearch.fault.${fault}`);
  }

  /** @returns the search; undefined when it was not sent or refused, and the form says why */
  async send(): Promise<SourceSearch | undefined> {
    const { input } = this.#checked();
    this.#isAsked.set(true);
    if (input === null || this.isBusy()) return undefined;
    this.#sentAtMs.set(Date.now());
    this.#problem.set(undefined);
    this.#refused.set(new Map());
    try {
      const search = await this.#api.call(runSourceSearch, { body: input });
      this.#isAsked.set(false);
      return search;
    } catch (error) {
      this.#refuse(error);
      return undefined;
    } finally {
      this.#sentAtMs.set(undefined);
    }
  }

  #refuse(error: unknown): void {
    this.#problem.set(this.#problemText.of(error));
    const errors = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
    this.#refused.set(
      new Map(errors.map(({ path, message }) => [path.replace(/^\/body(?=\/)/, ''), message])),
    );
  }
}
