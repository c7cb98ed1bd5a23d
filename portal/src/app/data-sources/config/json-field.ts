import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';

/** One value as JSON, for what has no control of its own. What is no JSON is said, and changes nothing. */
@Component({
  selector: 'pw-json-field',
  imports: [FormsModule, NzInputModule, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'dataSources.form'">
    <textarea
      nz-input
      class="mono"
      spellcheck="false"
      rows="4"
      [id]="fieldId()"
      [placeholder]="t('jsonDefault')"
      [ngModelOptions]="{ standalone: true }"
      [ngModel]="text()"
      (ngModelChange)="set($event)"
    ></textarea>
    @if (isBroken()) {
      <span class="error" role="alert">{{ t('noJson') }}</span>
    }
  </ng-container>`,
  styles: `
    :host {
      display: grid;
      gap: var(--space-1);
    }
    .error {
      color: var(--red-text);
      font-size: var(--text-s);
    }
  `,
})
export class JsonField {
  readonly fieldId = input.required<string>();
  readonly value = input.required<unknown>();
  readonly valueChange = output<unknown>();

  /** As typed; anew when another value comes than the one that was typed. */
  protected readonly text = linkedSignal<unknown, string>({
    source: this.value,
    computation: (value, previous) => {
      if (previous !== undefined && sameJson(previous.value, value)) return previous.value;
      return value === undefined ? '' : JSON.stringify(value, null, 2);
    },
  });
  protected readonly isBroken = computed(() => parsed(this.text()) === BROKEN);

  protected set(text: string): void {
    this.text.set(text);
    const value = parsed(text);
    if (value !== BROKEN) this.valueChange.emit(value);
  }
}

const BROKEN = Symbol('no JSON');

function parsed(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return BROKEN;
  }
}

function sameJson(text: string, value: unknown): boolean {
  return JSON.stringify(parsed(text)) === JSON.stringify(value);
}
