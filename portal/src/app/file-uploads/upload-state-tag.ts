import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { GATEWAY_SILENT_S } from '@parkwatch/domain/wire/data-sources';
import type { FileUpload, UploadState } from '@parkwatch/domain/wire/file-uploads';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';

const TONES: Readonly<Record<UploadState, Tone>> = {
  ...{ waiting: 'grey', taken: 'blue', read: 'blue', delivered: 'green', failed: 'red' },
};

/** Where a file stands. One that waits for a gateway that is not heard says so. */
@Component({
  selector: 'pw-upload-state-tag',
  imports: [Tag, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'uploads.state'">
    <pw-tag [tone]="tone()">{{ t(word()) }}</pw-tag>
  </ng-container>`,
})
export class UploadStateTag {
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly upload = input.required<FileUpload>();

  readonly #isSilent = computed(() => {
    const { state, gatewayHeardAt: at } = this.upload();
    if (state === 'delivered' || state === 'failed') return false;
    return at === null || this.#nowMs() - Date.parse(at) > GATEWAY_SILENT_S * 1000;
  });
  readonly #isPartly = computed(() => {
    const { state, rejected } = this.upload();
    return state === 'delivered' && (rejected ?? 0) > 0;
  });
  protected readonly word = computed(() => {
    if (this.#isSilent()) return 'silent';
    return this.#isPartly() ? 'partly' : this.upload().state;
  });
  protected readonly tone = computed<Tone>(() =>
    this.#isSilent() || this.#isPartly() ? 'orange' : TONES[this.upload().state],
  );
}
