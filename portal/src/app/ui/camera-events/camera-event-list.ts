import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { CAMERA_EVENT_KINDS } from '@parkwatch/domain/camera/event-kinds';
import type { CameraEvent } from '@parkwatch/domain/wire/cameras';
import { Formats } from '../../i18n/formats.ts';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { snapshotUrl } from './snapshot-url.ts';

/** What cameras saw, each with its picture, which opens large. An event without a picture says so. */
@Component({
  selector: 'pw-camera-event-list',
  imports: [Instant, LocalText, NzIconDirective, TranslocoDirective],
  templateUrl: './camera-event-list.html',
  styleUrl: './camera-event-list.css',
})
export class CameraEventList {
  readonly #formats = inject(Formats);
  readonly events = input.required<readonly CameraEvent[]>();
  protected readonly kinds = CAMERA_EVENT_KINDS;
  protected readonly urlOf = snapshotUrl;
  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  readonly #openId = signal<number | null>(null);
  /** A renewed list may no longer hold what is open; then there is nothing to show. */
  protected readonly shown = computed(() => this.events().find(({ id }) => id === this.#openId()));
  /** Pictures that did not come: their retention is over, or the line is down. */
  protected readonly broken = signal<ReadonlySet<number>>(new Set());

  protected open({ id }: CameraEvent): void {
    this.#openId.set(id);
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
    this.#openId.set(null);
  }

  protected markBroken({ id }: CameraEvent): void {
    this.broken.update((ids) => new Set([...ids, id]));
  }

  protected percent({ confidence }: CameraEvent): string | null {
    return confidence === null ? null : `${this.#formats.number(confidence * 100, 0)} %`;
  }
}
