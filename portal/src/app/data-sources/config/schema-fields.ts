import { Component, computed, inject, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { Language } from '../../i18n/language.ts';
import { isObject, withValue } from './config-draft.ts';
import type { Json } from './config-draft.ts';
import { FIELD_NAMES } from './field-names.ts';
import { JsonField } from './json-field.ts';
import { fieldsOf } from './json-schema.ts';
import type { JsonSchema, SchemaField } from './json-schema.ts';
import { SecretField } from './secret-field.ts';

/** A form made of a schema: a control for each plain value, a fold for each group, JSON for what is neither. */
@Component({
  selector: 'pw-schema-fields',
  imports: [FormsModule, JsonField, NzInputModule, SecretField, TranslocoDirective],
  templateUrl: './schema-fields.html',
  styleUrl: './schema-fields.css',
})
export class SchemaFields {
  readonly #language = inject(Language);
  readonly schema = input.required<JsonSchema>();
  readonly value = input.required<unknown>();
  /** Of the ids of its controls. */
  readonly name = input.required<string>();
  /** Properties that are shown elsewhere. */
  readonly without = input<readonly string[]>([]);
  readonly valueChange = output<Json>();

  protected readonly object = computed<Json>(() => {
    const value = this.value();
    return isObject(value) ? value : {};
  });
  protected readonly fields = computed(() =>
    fieldsOf(this.schema(), this.without()).map((field) => ({
      ...field,
      label: this.#labelOf(field.key),
      id: `${this.name()}-${field.key}`,
      hint: hintOf(field),
    })),
  );

  protected set(key: string, value: unknown): void {
    this.valueChange.emit(withValue(this.object(), key, value));
  }
  protected setNumber(key: string, text: string | number | null): void {
    this.set(key, text === null || text === '' ? undefined : Number(text));
  }
  /** Index of the choice; -1 is the default. */
  protected choiceOf({ key, choices }: SchemaField): number {
    return choices.indexOf(this.object()[key]);
  }
  protected booleanOf(key: string): string {
    const value = this.object()[key];
    return typeof value === 'boolean' ? String(value) : '';
  }
  protected setBoolean(key: string, text: string): void {
    this.set(key, text === '' ? undefined : text === 'true');
  }
  protected wordOf(value: unknown): string {
    return plainText(value);
  }

  #labelOf(key: string): string {
    return FIELD_NAMES.includes(key) ? this.#language.translate(`dataSources.field.${key}`) : '';
  }
}

/** The default, which counts while nothing is typed. */
function hintOf({ schema, kind }: SchemaField): string {
  const { default: value } = schema;
  return kind === 'group' || kind === 'json' ? '' : plainText(value);
}

function plainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
