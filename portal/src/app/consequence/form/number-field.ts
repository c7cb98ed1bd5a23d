import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NUMBER_FIELDS, type NumberField } from './run-draft.ts';
import { RunForm } from './run-form.ts';

/** One number of the form: name, unit, what is taken when it is left empty, and what is wrong with it. */
@Component({
  selector: 'pw-number-field',
  imports: [TranslocoDirective],
  template: `<div class="field" *transloco="let t; prefix: 'whatIf.field'">
    <label [for]="id()">{{ t(key()) }}</label>
    <span class="box" [class.wrong]="fault()">
      <input
        type="text"
        inputmode="decimal"
        autocomplete="off"
        [id]="id()"
        [value]="form.draft().numbers[field()] ?? ''"
        [placeholder]="otherwise()"
        [attr.aria-invalid]="fault() !== undefined"
        [attr.aria-describedby]="fault() ? id() + '-fault' : null"
        (input)="type($event)"
      />
      <span class="unit">{{ unit() }}</span>
    </span>
    @if (fault(); as words) {
      <span class="error" role="alert" [id]="id() + '-fault'">{{ words }}</span>
    } @else if (hint()) {
      <span class="hint">{{ hint() }}</span>
    }
  </div>`,
  styleUrl: './field.css',
})
export class NumberFieldBox {
  protected readonly form = inject(RunForm);
  readonly field = input.required<NumberField>();
  /** Shown while nothing is typed: what is taken then. */
  readonly otherwise = input('');
  readonly hint = input('');

  protected readonly id = computed(() => `run${this.field().replaceAll('/', '-')}`);
  protected readonly key = computed(() => this.field().slice(1).replace('/', '.'));
  protected readonly unit = computed(() => NUMBER_FIELDS[this.field()].unit);
  protected readonly fault = computed(() => this.form.faultOf(this.field()));

  protected type(event: Event): void {
    this.form.type(this.field(), (event.target as HTMLInputElement).value);
  }
}
