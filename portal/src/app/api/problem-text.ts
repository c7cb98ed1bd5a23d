import { inject, Service } from '@angular/core';
import { PROBLEMS } from '@parkwatch/domain/wire/problems';
import { Language } from '../i18n/language.ts';
import { ApiError } from './api-error.ts';

/** What to tell a person about a failure, in the reader's language. */
@Service()
export class ProblemText {
  readonly #language = inject(Language);

  of(error: unknown): string {
    if (!(error instanceof ApiError)) return this.#language.translate('problems.unexpected');
    if (error.code === 'network') return this.#language.translate('problems.network');
    if (error.code === 'bad-answer') return this.#language.translate('problems.badAnswer');
    const title = this.#language.pick(PROBLEMS[error.code].title);
    const detail = error.problem?.detail;
    return detail && detail !== title ? `${title} · ${detail}` : title;
  }

  /** The refused fields, one line each: `/body/deadline: …`. */
  fields(error: unknown): string[] {
    const errors = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
    return errors.map(({ path, message }) => `${path}: ${message}`);
  }

  /** What an operator reads out to support: the server's id of the request. */
  reference(error: unknown): string | undefined {
    return error instanceof ApiError ? error.problem?.requestId : undefined;
  }
}
