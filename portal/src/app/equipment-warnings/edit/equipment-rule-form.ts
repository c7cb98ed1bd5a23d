import { computed, inject, Service, signal } from '@angular/core';
import type { Condition, Group } from '@parkwatch/domain/equipment-warning/condition/warning-rule';
import {
  previewWarningRule,
  warningRuleDraft,
  writeWarningRule,
} from '@parkwatch/domain/wire/equipment-warnings';
import type {
  WarningPreview,
  WarningRuleDraft,
  WarningRuleState,
} from '@parkwatch/domain/wire/equipment-warnings';
import { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Language } from '../../i18n/language.ts';
import { parkToday } from '../../i18n/park-today.ts';

type Version = WarningRuleState['versions'][number];
/** In the form the whole condition is a group, so that parts can be put to it. */
export type FormDraft = Omit<WarningRuleDraft, 'condition'> & { readonly condition: Group };

/** A version as one begins to edit it. */
export function draftOfVersion({ rule, facilityId, isEnabled }: Version): WarningRuleDraft {
  const { name, equipment, condition, advice, effectiveFrom } = rule;
  return { facilityId, isEnabled, effectiveFrom, name, equipment, condition, advice };
}

const NO_WORDS = { zh: '', en: '' };

function emptyDraft(): FormDraft {
  return {
    ...{ facilityId: 0, isEnabled: true, effectiveFrom: parkToday(), name: NO_WORDS },
    ...{ equipment: NO_WORDS, condition: { type: 'all', of: [] }, advice: NO_WORDS },
  };
}

function asGroup(condition: Condition): Group {
  return 'of' in condition ? condition : { type: 'all', of: [condition] };
}

/** A group of one is that one. */
function asWritten(group: Group): Condition {
  return group.of.length === 1 ? group.of[0]! : group;
}

/** The form of a rule on equipment: what was typed, what is wrong with it, and what it would have said. */
@Service({ autoProvided: false })
export class EquipmentRuleForm {
  readonly #api = inject(Api);
  readonly #language = inject(Language);
  readonly #problemText = inject(ProblemText);

  readonly #draft = signal<FormDraft>(emptyDraft());
  readonly draft = this.#draft.asReadonly();
  readonly #checked = computed(() =>
    warningRuleDraft.safeParse({
      ...this.#draft(),
      condition: asWritten(this.#draft().condition),
    }),
  );
  readonly #isAsked = signal(false);
  readonly #refused = signal<ReadonlyMap<string, string>>(new Map());
  readonly #problem = signal<string | undefined>(undefined);
  /** Why it was refused as a whole. */
  readonly problem = this.#problem.asReadonly();
  readonly isBusy = signal(false);
  readonly isChanged = signal(false);
  readonly preview = signal<WarningPreview | undefined>(undefined);
  readonly #previewOf = signal('');
  /** The form has changed since. */
  readonly isPreviewOld = computed(
    () => this.preview() !== undefined && this.#previewOf() !== JSON.stringify(this.#draft()),
  );

  start(draft: WarningRuleDraft | undefined): void {
    this.#set(draft ? { ...draft, condition: asGroup(draft.condition) } : emptyDraft());
    this.isChanged.set(false);
    this.#isAsked.set(false);
  }

  change(changes: Partial<FormDraft>): void {
    this.#set({ ...this.#draft(), ...changes });
    this.isChanged.set(true);
  }

  /** What is wrong with a field or anything in it, by its JSON pointer; undefined when nothing is to be said of it. */
  faultOf(pointer: string): string | undefined {
    const isIn = (path: string) => path === pointer || path.startsWith(`${pointer}/`);
    const refused = [...this.#refused()].find(([path]) => isIn(path));
    if (refused) return refused[1];
    if (!this.#isAsked()) return undefined;
    const issue = this.#checked().error?.issues.find(({ path }) => isIn(`/${path.join('/')}`));
    return issue && this.#language.translate('equipmentWarnings.form.fault');
  }

  /** @returns the rule with its new version; undefined when it was not sent or refused, and the form says why */
  async send(ruleNo: number | null, afterVersion: number): Promise<WarningRuleState | undefined> {
    return this.#ask((draft) =>
      this.#api.call(writeWarningRule, { body: { ruleNo, afterVersion, draft } }),
    );
  }

  /** Computes when the draft would have warned in the last days. */
  async showPreview(days: number): Promise<void> {
    const key = JSON.stringify(this.#draft());
    const preview = await this.#ask((draft) =>
      this.#api.call(previewWarningRule, { body: { draft, days } }),
    );
    if (preview === undefined) return;
    this.preview.set(preview);
    this.#previewOf.set(key);
  }

  async #ask<R>(call: (draft: WarningRuleDraft) => Promise<R>): Promise<R | undefined> {
    this.#isAsked.set(true);
    const draft = this.#checked().data;
    if (draft === undefined || this.isBusy()) return undefined;
    this.isBusy.set(true);
    this.#problem.set(undefined);
    this.#refused.set(new Map());
    try {
      return await call(draft);
    } catch (error) {
      this.#problem.set(this.#problemText.of(error));
      const errors = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
      this.#refused.set(
        new Map(
          errors.map(({ path, message }) => [path.replace(/^\/(body\/)?draft/, ''), message]),
        ),
      );
      return undefined;
    } finally {
      this.isBusy.set(false);
    }
  }

  #set(draft: FormDraft): void {
    this.#draft.set(draft);
    this.#refused.set(new Map());
    this.#problem.set(undefined);
  }
}
