import { Component, computed, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { HIDDEN_SECRET } from '@parkwatch/domain/sources/hide-secrets';
import { secretState } from './config-draft.ts';

/** A secret can be set, replaced and taken away; what is stored is shown to nobody. */
@Component({
  selector: 'pw-secret-field',
  imports: [FormsModule, NzButtonModule, NzInputModule, TranslocoDirective],
  template: `<div class="row" *transloco="let t; prefix: 'dataSources.secret'">
    <input
      nz-input
      type="password"
      autocomplete="new-password"
      maxlength="500"
      [id]="fieldId()"
      [placeholder]="t(state() === 'stored' ? 'stored' : 'none')"
      [ngModelOptions]="{ standalone: true }"
      [ngModel]="typed()"
      (ngModelChange)="set($event)"
    />
    @if (state() !== 'none') {
      <button nz-button type="button" (click)="valueChange.emit(undefined)">
        {{ t('remove') }}
      </button>
    }
  </div>`,
  styles: `
    .row {
      display: flex;
      gap: var(--space-1);
    }
  `,
})
export class SecretField {
  readonly fieldId = input.required<string>();
  readonly value = input.required<unknown>();
  readonly valueChange = output<string | undefined>();
  /** Something was stored when the form was opened: an emptied field means that again. */
  #wasStored = false;

  protected readonly state = computed(() => {
    const state = secretState(this.value());
    if (state === 'stored') this.#wasStored = true;
    return state;
  });
  protected readonly typed = computed(() => (this.state() === 'typed' ? String(this.value()) : ''));

  protected set(text: string): void {
    if (text !== '') this.valueChange.emit(text);
    else this.valueChange.emit(this.#wasStored ? HIDDEN_SECRET : undefined);
  }
}
