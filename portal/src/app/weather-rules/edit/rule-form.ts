import { computed, inject, Service, signal } from '@angular/core';
import { weatherRuleDraft } from '@parkwatch/domain/weather-rules/weather-rule';
import type { WeatherRuleDraft } from '@parkwatch/domain/weather-rules/weather-rule';
import { writeWeatherRule } from '@parkwatch/domain/wire/weather-rules';
import type { WeatherRuleState } from '@parkwatch/domain/wire/weather-rules';
import { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Language } from '../../i18n/language.ts';
import { parkToday } from '../../i18n/park-today.ts';

type Text = WeatherRuleDraft['name'];
const NO_WORDS: Text = { zh: '', en: '' };

/** A rule about nothing yet. */
export function emptyRule(): WeatherRuleDraft {
  return {
    ...{ id: '', effectiveFrom: parkToday(), isEnabled: true, name: NO_WORDS },
    warnings: [{ kind: 'rainstorm', fromLevel: 'yellow', levels: 1 }],
    measured: [],
    about: {
      ...{ kinds: [], fromLevel: 4, holdsFlammables: false, lowLying: null },
      ...{ withAny: [], without: [] },
    },
    ...{ reminder: NO_WORDS, answerWithinMin: 60, origin: 'park', basis: null },
  };
}

/** The form of a rule: what was typed, and what is wrong with it, each at its field. */
@Service({ autoProvided: false })
export class RuleForm {
  readonly #api = inject(Api);
  readonly #language = inject(Language);
  readonly #problemText = inject(ProblemText);

  readonly #draft = signal<WeatherRuleDraft>(emptyRule());
  readonly draft = this.#draft.asReadonly();
  readonly #checked = computed(() => weatherRuleDraft.safeParse(this.#draft()));
  /** The draft, when it makes sense. */
  readonly valid = computed(() => this.#checked().data);
  /** Nothing is complained about before it is sent. */
  readonly #isAsked = signal(false);
  readonly #refused = signal<ReadonlyMap<string, string>>(new Map());
  readonly #problem = signal<string | undefined>(undefined);
  /** Why it was refused as a whole. */
  readonly problem = this.#problem.asReadonly();
  readonly isBusy = signal(false);
  readonly isChanged = signal(false);

  /** Puts another draft in the place of this one. */
  start(draft: WeatherRuleDraft): void {
    this.#set(draft);
    this.isChanged.set(false);
    this.#isAsked.set(false);
  }

  change(changes: Partial<WeatherRuleDraft>): void {
    this.#set({ ...this.#draft(), ...changes });
    this.isChanged.set(true);
  }

  changeAbout(changes: Partial<WeatherRuleDraft['about']>): void {
    this.change({ about: { ...this.#draft().about, ...changes } });
  }

  /** What is wrong with a field, by its JSON pointer; undefined when nothing is to be said of it. */
  faultOf(pointer: string): string | undefined {
    const refused = this.#refused().get(pointer);
    if (refused !== undefined) return refused;
    if (!this.#isAsked()) return undefined;
    const issue = this.#checked().error?.issues.find(
      ({ path }) => `/${path.join('/')}` === pointer,
    );
    if (issue === undefined) return undefined;
    // Faults that the domain words itself come in both languages; those of the schema library in English alone.
    const zh: unknown = issue.code === 'custom' ? issue.params?.['zh'] : undefined;
    return typeof zh === 'string'
      ? this.#language.pick({ zh, en: issue.message })
      : this.#language.translate('weatherRules.form.fault');
  }

  /** Shows what is wrong. @returns whether nothing is */
  check(): boolean {
    this.#isAsked.set(true);
    return this.valid() !== undefined;
  }

  /** @returns the rule with its new version; undefined when it was not sent or refused, and the form says why */
  async send(afterVersion: number): Promise<WeatherRuleState | undefined> {
    const rule = this.valid();
    if (!this.check() || rule === undefined || this.isBusy()) return undefined;
    this.isBusy.set(true);
    this.#problem.set(undefined);
    try {
      return await this.#api.call(writeWeatherRule, { body: { rule, afterVersion } });
    } catch (error) {
      this.#problem.set(this.#problemText.of(error));
      const errors = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
      this.#refused.set(
        new Map(errors.map(({ path, message }) => [path.replace(/^\/(body\/)?rule/, ''), message])),
      );
      return undefined;
    } finally {
      this.isBusy.set(false);
    }
  }

  #set(draft: WeatherRuleDraft): void {
    this.#draft.set(draft);
    this.#refused.set(new Map());
    this.#problem.set(undefined);
  }
}
