import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { durationText } from '@parkwatch/domain/time/duration';
import type { Attachment } from '@parkwatch/domain/wire/hidden-dangers';
import { Formats } from '../i18n/formats.ts';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';

/** A photo uploaded this long after it was taken is told: it may show another day. */
const OLD_MS = 24 * 3_600_000;

/** When and where each photo was taken, by its own data, beside when it was uploaded. */
@Component({
  selector: 'pw-photo-times',
  imports: [Instant, TranslocoDirective],
  template: `<ul *transloco="let t; prefix: 'photoTimes'">
    @for (line of lines(); track line.photo.id; let place = $index) {
      <li>
        <span>{{ t('numbered', { number: place + 1 }) }}</span>
        @if (line.photo.takenAt; as takenAt) {
          <span>{{ t('taken') }} {{ takenAt | instant: 'full' }}</span>
        } @else {
          <span class="doubt">{{ t('takenUnknown') }}</span>
        }
        @if (line.where) {
          <span class="tabular">{{ line.where }}</span>
        } @else {
          <span>{{ t('whereUnknown') }}</span>
        }
        <span>{{ t('uploaded') }} {{ line.photo.uploadedAt | instant: 'full' }}</span>
        @if (line.age) {
          <span class="doubt">{{ t('old', { time: line.age }) }}</span>
        }
      </li>
    }
  </ul>`,
  styles: `
    ul {
      display: grid;
      gap: 2px;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-3);
      color: var(--text-2);
      font-size: var(--text-s);
    }
    .doubt {
      color: var(--orange-text);
    }
  `,
})
export class PhotoTimes {
  readonly #formats = inject(Formats);
  readonly #language = inject(Language);
  readonly photos = input.required<readonly Attachment[]>();

  protected readonly lines = computed(() =>
    this.photos().map((photo) => {
      const { takenAt, takenLocation, uploadedAt } = photo;
      const ageMs = takenAt ? Date.parse(uploadedAt) - Date.parse(takenAt) : 0;
      return {
        photo,
        where: takenLocation?.map((part) => this.#formats.number(part, 5)).join(', '),
        age: ageMs > OLD_MS ? this.#language.pick(durationText(ageMs)) : undefined,
      };
    }),
  );
}
