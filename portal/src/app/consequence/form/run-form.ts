import { computed, inject, Service, signal } from '@angular/core';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { runConsequence } from '@parkwatch/domain/wire/consequence';
import type { ConsequenceRun } from '@parkwatch/domain/wire/consequence';
import { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Formats } from '../../i18n/formats.ts';
import { Language } from '../../i18n/language.ts';
import { checkDraft, type FieldFault } from './check-draft.ts';
import { presetsFor, withPreset } from './presets.ts';
import { EMPTY_DRAFT, type NumberField, type RunDraft } from './run-draft.ts';

/** The form of a run: what was typed, what is wrong with it, and what the server refused, each at its field. */
@Service({ autoProvided: false })
export class RunForm {
  readonly #api = inject(Api);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);
  readonly #formats = inject(Formats);

  readonly #draft = signal<RunDraft>(EMPTY_DRAFT);
  readonly draft = this.#draft.asReadonly();
  readonly #checked = computed(() => checkDraft(this.#draft()));
  /** Fields that the person has been at; the others are not complained about before they send. */
  readonly #touched = signal<ReadonlySet<string>>(new Set());
  readonly #isAsked = signal(false);
  /** What the server refused, by JSON pointer, until that field is changed. */
  readonly #refused = signal<ReadonlyMap<string, string>>(new Map());
  readonly #problem = signal<string | undefined>(undefined);
  readonly #sentAtMs = signal<number | undefined>(undefined);

  /** Why the run was refused as a whole. */
  readonly problem = this.#problem.asReadonly();
  /** Epoch ms at which the run under way was sent. */
  readonly sentAtMs = this.#sentAtMs.asReadonly();
  readonly isBusy = computed(() => this.#sentAtMs() !== undefined);
  /** Pointers that stop the run, once it has been asked for or refused. */
  readonly complaints = computed(() => [
    ...new Set([
      ...(this.#isAsked() ? this.#checked().faults.keys() : []),
      ...this.#refused().keys(),
    ]),
  ]);

  change(changes: Partial<RunDraft>): void {
    this.#draft.update((draft) => ({ ...draft, ...changes }));
    this.#forget(Object.keys(changes).flatMap((key) => POINTERS[key as keyof RunDraft] ?? []));
  }

  /** A place without a vessel, where somebody knows a substance at best: its first quick scenario. */
  startAt(at: LonLat, cas: string | null): void {
    const draft: RunDraft = { ...EMPTY_DRAFT, placeKind: 'spot', at, cas };
    const [preset] = presetsFor(draft);
    this.start(preset ? withPreset(draft, preset) : draft);
  }

  type(field: NumberField, text: string): void {
    this.#draft.update((draft) => ({ ...draft, numbers: { ...draft.numbers, [field]: text } }));
    this.#touched.update((touched) => new Set([...touched, field]));
    this.#forget([field]);
  }

  /** Puts another draft in the place of this one. */
  start(draft: RunDraft): void {
    this.#draft.set(draft);
    this.#touched.set(new Set());
    this.#isAsked.set(false);
    this.#refused.set(new Map());
    this.#problem.set(undefined);
  }

  /** What is wrong with a field, in words; undefined when nothing is to be said of it. */
  faultOf(pointer: string): string | undefined {
    const refused = this.#refused().get(pointer);
    if (refused !== undefined) return refused;
    if (!this.#isAsked() && !this.#touched().has(pointer)) return undefined;
    const fault = this.#checked().faults.get(pointer);
    return fault && this.#words(fault);
  }

  /** @returns the run; undefined when it was not sent or refused, and the form says why */
  async send(): Promise<ConsequenceRun | undefined> {
    const { input } = this.#checked();
    this.#isAsked.set(true);
    if (input === null || this.isBusy()) return undefined;
    this.#sentAtMs.set(Date.now());
    this.#problem.set(undefined);
    this.#refused.set(new Map());
    try {
      return await this.#api.call(runConsequence, { body: input });
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

  #forget(pointers: readonly string[]): void {
    if (!pointers.some((pointer) => this.#refused().has(pointer))) return;
    this.#refused.update(
      (refused) => new Map([...refused].filter(([pointer]) => !pointers.includes(pointer))),
    );
  }

  #words({ key, limit }: FieldFault): string {
    const values = limit === undefined ? {} : { limit: this.#formats.number(limit) };
    return this.#language.translate(`whatIf.fault.${key}`, values);
  }
}

/** What a change of the draft answers. */
const POINTERS: Readonly<Partial<Record<keyof RunDraft, readonly string[]>>> = {
  facilityId: ['/place/facilityId', '/place/cas', '/place/contentsT'],
  placeKind: ['/place/facilityId', '/place/cas', '/place/at', '/place/contentsT'],
  at: ['/place/at'],
  cas: ['/place/cas'],
  kind: ['/scenario', '/scenario/kind'],
  title: ['/title'],
};
