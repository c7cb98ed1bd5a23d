import { Component, computed, inject, input, model, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { Attachment } from '@parkwatch/domain/wire/hidden-dangers';
import { uploadAttachment } from '@parkwatch/domain/wire/hidden-dangers';
import { ProblemText } from '../../api/problem-text.ts';
import { Uploads } from '../../api/upload.ts';
import { attachmentUrl } from './attachment-url.ts';

const ACCEPTED = uploadAttachment.rawBody?.mediaTypes ?? [];
const MAX_BYTES = uploadAttachment.rawBody?.maxBytes ?? 0;

/** A photo on its way, or one that did not get through and waits for another try. */
type Transfer = {
  readonly key: number;
  readonly file: File;
  readonly share: number;
  readonly problem?: string;
};

/** Takes photos with a phone's camera or from the disk and uploads them at once; `photos` are those that arrived. */
@Component({
  selector: 'pw-photo-picker',
  imports: [NzButtonModule, NzIconDirective, TranslocoDirective],
  templateUrl: './photo-picker.html',
  styleUrl: './photo-picker.css',
})
export class PhotoPicker {
  readonly #uploads = inject(Uploads);
  readonly #problemText = inject(ProblemText);
  #lastKey = 0;

  readonly photos = model<readonly Attachment[]>([]);
  readonly max = input(20);
  protected readonly transfers = signal<readonly Transfer[]>([]);
  protected readonly running = computed(() => this.transfers().filter((one) => !one.problem));
  protected readonly failed = computed(() => this.transfers().filter((one) => one.problem));
  /** True while photos are on their way: the form should wait. */
  readonly isBusy = computed(() => this.running().length > 0);
  protected readonly accept = ACCEPTED.join(',');
  protected readonly canAdd = computed(() => this.photos().length + this.#waiting() < this.max());
  readonly #waiting = computed(() => this.transfers().length);
  protected readonly urlOf = attachmentUrl;
  protected readonly maxMegabytes = Math.floor(MAX_BYTES / 1_000_000);

  protected async add(chosen: EventTarget | null): Promise<void> {
    if (!(chosen instanceof HTMLInputElement)) return;
    const room = this.max() - this.photos().length - this.#waiting();
    const files = [...(chosen.files ?? [])].slice(0, Math.max(0, room));
    // The same file may be chosen again after it was refused.
    chosen.value = '';
    await Promise.all(files.map((file) => this.#upload(file)));
  }

  protected percent(share: number): string {
    return `${Math.round(share * 100)} %`;
  }

  protected remove(photo: Attachment): void {
    this.photos.update((photos) => photos.filter(({ id }) => id !== photo.id));
  }

  protected async retry(transfer: Transfer): Promise<void> {
    this.dismiss(transfer);
    await this.#upload(transfer.file);
  }

  protected dismiss({ key }: Transfer): void {
    this.transfers.update((all) => all.filter((one) => one.key !== key));
  }

  async #upload(file: File): Promise<void> {
    const key = ++this.#lastKey;
    const tell = (news: Partial<Transfer>) =>
      this.transfers.update((all) =>
        all.map((one) => (one.key === key ? { ...one, ...news } : one)),
      );
    this.transfers.update((all) => [...all, { key, file, share: 0 }]);
    try {
      const photo = await this.#uploads.send(uploadAttachment, { file }, (share) =>
        tell({ share }),
      );
      this.photos.update((photos) => [...photos, photo]);
      this.dismiss({ key, file, share: 1 });
    } catch (error) {
      tell({ problem: this.#problemText.of(error) });
    }
  }
}
