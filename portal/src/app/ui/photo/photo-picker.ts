import { Component, computed, inject, input, model, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { Attachment } from '@parkwatch/domain/wire/hidden-dangers';
import { uploadAttachment } from '@parkwatch/domain/wire/hidden-dangers';
import { Api } from '../../api/api.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { attachmentUrl } from './attachment-url.ts';

const ACCEPTED = uploadAttachment.rawBody?.mediaTypes ?? [];
const MAX_BYTES = uploadAttachment.rawBody?.maxBytes ?? 0;

/** Takes photos with a phone's camera or from the disk and uploads them at once; `photos` are those that arrived. */
@Component({
  selector: 'pw-photo-picker',
  imports: [NzIconDirective, TranslocoDirective],
  templateUrl: './photo-picker.html',
  styleUrl: './photo-picker.css',
})
export class PhotoPicker {
  readonly #api = inject(Api);
  readonly #problemText = inject(ProblemText);

  readonly photos = model<readonly Attachment[]>([]);
  readonly max = input(20);
  /** True while photos are on their way: the form should wait. */
  readonly isBusy = computed(() => this.uploading() > 0);
  protected readonly uploading = signal(0);
  protected readonly problems = signal<readonly { file: string; text: string }[]>([]);
  protected readonly accept = ACCEPTED.join(',');
  protected readonly canAdd = computed(() => this.photos().length + this.uploading() < this.max());
  protected readonly urlOf = attachmentUrl;
  protected readonly maxMegabytes = Math.floor(MAX_BYTES / 1_000_000);

  protected async add(chosen: EventTarget | null): Promise<void> {
    if (!(chosen instanceof HTMLInputElement)) return;
    const room = this.max() - this.photos().length - this.uploading();
    const files = [...(chosen.files ?? [])].slice(0, Math.max(0, room));
    // The same file may be chosen again after it was refused.
    chosen.value = '';
    this.problems.set([]);
    await Promise.all(files.map((file) => this.#upload(file)));
  }

  protected remove(photo: Attachment): void {
    this.photos.update((photos) => photos.filter(({ id }) => id !== photo.id));
  }

  async #upload(file: File): Promise<void> {
    this.uploading.update((count) => count + 1);
    try {
      const photo = await this.#api.call(uploadAttachment, { file });
      this.photos.update((photos) => [...photos, photo]);
    } catch (error) {
      const text = this.#problemText.of(error);
      this.problems.update((problems) => [...problems, { file: file.name, text }]);
    } finally {
      this.uploading.update((count) => count - 1);
    }
  }
}
