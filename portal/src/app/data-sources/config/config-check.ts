import { effect, inject, signal } from '@angular/core';
import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import { checkSourceConfig } from '@parkwatch/domain/wire/data-sources';
import type { Text } from '@parkwatch/domain/wire/endpoint';
import { Api } from '../../api/api.ts';
import { isAborted } from '../../api/api-error.ts';
import { ProblemText } from '../../api/problem-text.ts';
import type { Json } from './config-draft.ts';

export type ConfigFault = { readonly path: string; readonly message: Text };
type Wanted = {
  readonly connector: ConnectorId;
  readonly config: Json;
  readonly sourceId?: number;
  readonly enterpriseId?: number | null;
};

/** Typing rests for so long before the server is asked. */
const REST_MS = 600;

/** Has the server check a draft whenever it changes; called in the constructor of a component. */
export function configCheck(wanted: () => Wanted | undefined) {
  const api = inject(Api);
  const problemText = inject(ProblemText);
  const faults = signal<readonly ConfigFault[]>([]);
  const isChecked = signal(false);
  const problem = signal('');
  effect((onCleanup) => {
    const body = wanted();
    isChecked.set(false);
    if (body === undefined) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      api.call(checkSourceConfig, { body }, stop.signal).then(
        (found) => {
          faults.set(found.faults);
          problem.set('');
          isChecked.set(true);
        },
        (error: unknown) => {
          if (!isAborted(error)) problem.set(problemText.of(error));
        },
      );
    }, REST_MS);
    onCleanup(() => {
      clearTimeout(timer);
      stop.abort();
    });
  });
  return {
    faults: faults.asReadonly(),
    isChecked: isChecked.asReadonly(),
    problem: problem.asReadonly(),
  };
}
