import type { ElementRef } from '@angular/core';
import { Component, computed, input, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { Attachment } from '@parkwatch/domain/wire/hidden-dangers';
import { Amount } from '../../i18n/amount.ts';
import { Instant } from '../../i18n/instant.ts';
import { attachmentUrl } from './attachment-url.ts';
import { Person } from '../person.ts';

/** Thumbnails that open large. When a photo was taken stands beside when it was uploaded: they may differ, and that matters. */
@Component({
  selector: 'pw-photo-viewer',
  imports: [Amount, Instant, NzIconDirective, Person, TranslocoDirective],
  templateUrl: './photo-viewer.html',
  styleUrl: './photo-viewer.css',
})
export class PhotoViewer {
  readonly photos = input.required<readonly Attachment[]>();
  protected readonly urlOf = attachmentUrl;
  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly place = signal(0);
  protected readonly photo = computed(() => this.photos()[this.place()]);

  protected open(place: number): void {
    this.place.set(place);
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected step(by: 1 | -1): void {
    const count = this.photos().length;
    this.place.update((place) => (place + by + count) % count);
  }
}
