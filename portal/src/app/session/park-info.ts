import { inject, Service, signal } from '@angular/core';
import type { PublicInfo } from '@parkwatch/domain/wire/session';
import { readPublicInfo } from '@parkwatch/domain/wire/session';
import { Api } from '../api/api.ts';

/** What anybody may know of this park: its name, whether it is a demo. Read once. */
@Service()
export class ParkInfo {
  readonly #api = inject(Api);
  readonly #info = signal<PublicInfo | undefined>(undefined);
  #reading: Promise<PublicInfo> | undefined;

  readonly info = this.#info.asReadonly();

  /** @throws ApiError when the server cannot be reached; the next call tries again */
  async load(): Promise<PublicInfo> {
    const known = this.#info();
    if (known) return known;
    this.#reading ??= this.#api.call(readPublicInfo, {}).finally(() => (this.#reading = undefined));
    const info = await this.#reading;
    this.#info.set(info);
    return info;
  }
}
