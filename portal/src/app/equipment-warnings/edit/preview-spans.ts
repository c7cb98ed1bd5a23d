import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { ControlName } from '../../ui/control-name';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { VerdictTag } from '../verdict-tag.ts';
import { EquipmentRuleForm } from './equipment-rule-form.ts';

const DAYS = [1, 3, 7, 14, 30] as const;

/** When the draft would have warned in the last days: a strip of time, and each stretch with its reason. */
@Component({
  selector: 'pw-preview-spans',
  imports: [
    ControlName,
    FormsModule,
    Instant,
    LocalText,
    NzButtonModule,
    NzSelectModule,
    TranslocoDirective,
    VerdictTag,
  ],
  template: `<ng-container *transloco="let t; prefix: 'equipmentWarnings.preview'">
    <div class="ask">
      <nz-select
        [pwControlName]="t('days')"
        [ngModelOptions]="{ standalone: true }"
        [ngModel]="days()"
        (ngModelChange)="days.set($event)"
      >
        @for (count of choices; track count) {
          <nz-option [nzValue]="count" [nzLabel]="t('lastDays', { count })" />
        }
      </nz-select>
      <button
        nz-button
        type="button"
        class="compute"
        [nzLoading]="form.isBusy()"
        (click)="form.showPreview(days())"
      >
        {{ t('compute') }}
      </button>
    </div>
    @if (form.preview(); as preview) {
      <div [class.old]="form.isPreviewOld()">
        @if (form.isPreviewOld()) {
          <p class="note">{{ t('old') }}</p>
        }
        <p>
          {{ t('found', { holds: holds(), unknown: unknown(), readings: preview.readings }) }}
        </p>
        <div class="strip" aria-hidden="true">
          @for (one of bars(); track $index) {
            <span [class]="one.verdict" [style.flex-grow]="one.ms"></span>
          }
        </div>
        <div class="ends muted">
          <span>{{ preview.from | instant }}</span><span>{{ preview.to | instant }}</span>
        </div>
        <ol>
          @for (one of told(); track $index) {
            <li>
              <pw-verdict-tag [of]="one.verdict" />
              <span>{{ one.from | instant }} – {{ one.to | instant }}</span>
              <span class="muted">{{ one.why | localText }}</span>
            </li>
          } @empty {
            <li class="muted">{{ t('never') }}</li>
          }
        </ol>
      </div>
    } @else {
      <p class="muted">{{ t('hint') }}</p>
    }
  </ng-container>`,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-3) var(--space-4) var(--space-4);
    }
    .ask {
      display: flex;
      gap: var(--space-2);
    }
    nz-select {
      width: 140px;
    }
    .old {
      opacity: 0.55;
    }
    .note {
      color: var(--orange-text);
    }
    .strip {
      display: flex;
      height: 20px;
      margin-top: var(--space-2);
      overflow: clip;
      border-radius: var(--radius-1);
    }
    .strip span {
      flex-basis: 0;
      min-width: 1px;
      background: var(--green);
    }
    .strip .holds {
      background: var(--red);
    }
    .strip .unknown {
      background: var(--orange);
    }
    .ends {
      display: flex;
      justify-content: space-between;
      font-size: var(--text-s);
    }
    ol {
      display: grid;
      gap: var(--space-2);
      max-height: 420px;
      margin: var(--space-3) 0 0;
      padding: 0;
      overflow-y: auto;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-3);
      align-items: center;
    }
  `,
})
export class PreviewSpans {
  protected readonly form = inject(EquipmentRuleForm);
  protected readonly choices = DAYS;
  protected readonly days = signal<number>(7);
  readonly #spans = computed(() => this.form.preview()?.spans ?? []);
  protected readonly bars = computed(() =>
    this.#spans().map(({ verdict, from, to }) => ({
      verdict,
      ms: Math.max(1, Date.parse(to) - Date.parse(from)),
    })),
  );
  /** Only what would have been told, the newest first. */
  protected readonly told = computed(() =>
    this.#spans()
      .filter(({ verdict }) => verdict !== 'does-not-hold')
      .toReversed(),
  );
  protected readonly holds = computed(() => this.#count('holds'));
  protected readonly unknown = computed(() => this.#count('unknown'));

  #count(wanted: string): number {
    return this.#spans().filter(({ verdict }) => verdict === wanted).length;
  }
}
