import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { CAMERA_EVENT_KINDS } from '@parkwatch/domain/camera/event-kinds';
import type { ControlMeasure, MeasureSourceShown } from '@parkwatch/domain/wire/risk-register';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import type { Tone } from '../../ui/tag.ts';
import { Tag } from '../../ui/tag.ts';
import { TimeAgo } from '../../ui/time-ago.ts';

const TONES: Readonly<Record<ControlMeasure['condition'], Tone>> = {
  works: 'green',
  'not-effective': 'red',
  'stands-still': 'grey',
};
const SIGNS: Readonly<Record<ControlMeasure['condition'], string>> = {
  works: '✓',
  'not-effective': '✕',
  'stands-still': '–',
};

/** A control measure: whether it works, why, and on what it rests. */
@Component({
  selector: 'pw-measure-row',
  imports: [LocalText, NzButtonModule, Tag, TimeAgo, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'riskRegister'">
    <pw-tag [tone]="tone()" [strong]="of().condition === 'not-effective'"
      ><span aria-hidden="true">{{ sign() }}</span> {{ t('condition.' + of().condition) }}</pw-tag
    >
    <div class="words">
      <p>
        <span>{{ of().description }}</span>
        <span class="kinds muted"
          >{{ t('type.' + of().type) }} ·
          {{ of().kind ? t('kind.' + of().kind) : t('kind.none') }}</span
        >
      </p>
      <p class="small">
        @if (of().condition === 'not-effective') {
          <span class="bad">{{ of().why | localText }}</span>
          @if (of().since) {
            <pw-time-ago class="muted" [at]="of().since" />
          }
        } @else if (of().lastCheckAt) {
          <span class="muted">{{ t('lastCheck') }} <pw-time-ago [at]="of().lastCheckAt" /></span>
        }
        @for (source of of().sources; track source.refId) {
          <span class="source" [class.dead]="!source.isLive"
            ><i aria-hidden="true"></i>{{ source.name | localText }}
            @if (source.eventKinds.length > 0) {
              ({{ kindsOf(source) }})
            }
            <span class="visually-hidden">{{ t(source.isLive ? 'live' : 'silent') }}</span></span
          >
        }
      </p>
    </div>
    @if (canBind() && of().type !== 'manual') {
      <button nz-button nzSize="small" type="button" (click)="bind.emit()">
        {{ t('bind.open') }}
      </button>
    }
  </ng-container>`,
  styleUrl: './measure-row.css',
})
export class MeasureRow {
  readonly of = input.required<ControlMeasure>();
  readonly canBind = input(false);
  readonly bind = output();
  protected readonly tone = computed(() => TONES[this.of().condition]);
  protected readonly sign = computed(() => SIGNS[this.of().condition]);
  readonly #language = inject(Language);

  protected kindsOf({ eventKinds }: MeasureSourceShown): string {
    const words = eventKinds.map((kind) => this.#language.pick(CAMERA_EVENT_KINDS[kind].label));
    return words.join(this.#language.translate('riskRegister.comma'));
  }
}
