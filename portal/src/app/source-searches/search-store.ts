import { computed, linkedSignal, Service, signal } from '@angular/core';
import { readSourceSearch } from '@parkwatch/domain/wire/source-searches';
import { apiResource } from '../api/api-resource.ts';

/** The search that the page looks at, and which of its enterprises the person has in mind. */
@Service({ autoProvided: false })
export class SearchStore {
  readonly id = signal<number | undefined>(undefined);
  readonly read = apiResource(readSourceSearch, () => {
    const id = this.id();
    return id === undefined ? undefined : { params: { id } };
  });
  readonly search = computed(() => (this.id() === undefined ? undefined : this.read.value()));
  /** Null: none in particular. */
  readonly enterpriseId = linkedSignal<number | undefined, number | null>({
    source: this.id,
    computation: () => null,
  });
}
