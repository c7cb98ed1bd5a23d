import { inject, Service, signal } from '@angular/core';
import { addStandardLine, changeStandardLine } from '@parkwatch/domain/wire/standard-library';
import type { StandardDraft, StandardLineDetail } from '@parkwatch/domain/wire/standard-library';
import { Api } from '../../api/api.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { parkToday } from '../../i18n/park-today.ts';

type Both = 'name' | 'question' | 'clause';
const SHORTEST = 2;

export function emptyDraft(): StandardDraft {
  return {
    ...{ module: 'management', category: 'management', grade: 'general', deadlineDays: null },
    ...{ name: { zh: '', en: '' }, question: { zh: '', en: '' }, clause: { zh: '', en: '' } },
    ...{ requirement: '', requirementEn: null, document: '' },
    ...{ effectiveFrom: parkToday(), effectiveTo: null },
  };
}

/** What a person changes of a line: its newest version, from today on. */
export function draftOf(line: StandardLineDetail): StandardDraft {
  const latest = line.versions[0]!;
  const today = parkToday();
  const from = latest.effectiveFrom;
  const isOver = latest.effectiveTo !== null && latest.effectiveTo <= today;
  return {
    ...{ module: latest.module, category: latest.category, grade: latest.grade },
    ...{ deadlineDays: latest.deadlineDays, name: latest.name, question: latest.question },
    ...{ clause: latest.clause, requirement: latest.requirement },
    requirementEn: latest.requirementEn,
    document: line.document.key,
    effectiveFrom: from !== null && from > today ? from : today,
    effectiveTo: isOver ? null : latest.effectiveTo,
  };
}

/** A line as it is written, with why, and what was refused. */
@Service({ autoProvided: false })
export class LineForm {
  readonly #api = inject(Api);
  readonly #problemText = inject(ProblemText);
  readonly draft = signal<StandardDraft>(emptyDraft());
  readonly reason = signal('');
  readonly isBusy = signal(false);
  readonly problems = signal<readonly string[]>([]);
  /** Somebody typed: what arrives later does not overwrite it. */
  readonly isChanged = signal(false);

  start(draft: StandardDraft): void {
    this.draft.set(draft);
  }

  change(part: Partial<StandardDraft>): void {
    this.isChanged.set(true);
    this.draft.update((draft) => ({ ...draft, ...part }));
  }

  changeBoth(field: Both, language: 'zh' | 'en', words: string): void {
    this.change({ [field]: { ...this.draft()[field], [language]: words } });
  }

  /** Keys of what is still to be filled in. */
  missing(): string[] {
    const { name, question, requirement, document, effectiveFrom } = this.draft();
    const words = { name: name.zh, question: question.zh, requirement, document };
    const short = Object.entries(words).filter(([, text]) => text.trim().length < SHORTEST);
    return [
      ...short.map(([key]) => key),
      ...(effectiveFrom === '' ? ['effectiveFrom'] : []),
      ...(this.reason().trim() === '' ? ['reason'] : []),
    ];
  }

  /** The line as it was stored; undefined when it was refused. */
  async send(line: StandardLineDetail | undefined) {
    if (this.isBusy() || this.missing().length > 0) return undefined;
    this.isBusy.set(true);
    this.problems.set([]);
    const body = { line: this.draft(), reason: this.reason().trim() };
    try {
      if (line === undefined) return await this.#api.call(addStandardLine, { body });
      const { id, latestVersion: afterVersion } = line;
      const params = { id };
      return await this.#api.call(changeStandardLine, { params, body: { ...body, afterVersion } });
    } catch (error) {
      this.problems.set([this.#problemText.of(error), ...this.#problemText.fields(error)]);
      return undefined;
    } finally {
      this.isBusy.set(false);
    }
  }
}
