/** The part of JSON Schema that the forms are made of; what is beyond it is edited as JSON. */
export type JsonSchema = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly writeOnly?: boolean;
};

export type FieldKind = 'text' | 'number' | 'boolean' | 'choice' | 'secret' | 'group' | 'json';

/** One property of an object, as a form shows it. */
export type SchemaField = {
  readonly key: string;
  readonly kind: FieldKind;
  readonly schema: JsonSchema;
  readonly isRequired: boolean;
  /** Values of a choice. */
  readonly choices: readonly unknown[];
};

/** The properties of an object in their order, without those that are shown elsewhere. */
export function fieldsOf(schema: JsonSchema, without: readonly string[] = []): SchemaField[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {})
    .filter(([key]) => !without.includes(key))
    .map(([key, property]) => ({
      key,
      kind: kindOf(property),
      schema: property,
      isRequired: required.has(key) && property.default === undefined,
      choices: choicesOf(property),
    }));
}

function kindOf(schema: JsonSchema): FieldKind {
  if (schema.writeOnly) return 'secret';
  if (choicesOf(schema).length > 0) return 'choice';
  if (schema.type === 'boolean') return 'boolean';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  if (schema.type === 'string') return 'text';
  return schema.type === 'object' && schema.properties !== undefined ? 'group' : 'json';
}

function choicesOf({ enum: values, anyOf }: JsonSchema): readonly unknown[] {
  if (values !== undefined) return values;
  const constants = anyOf?.map((one) => one.const) ?? [];
  return constants.every((value) => value !== undefined) ? constants : [];
}

/**
 * What a new object begins as: what must be there, and the plain values that the schema has for the rest, so that they are
 * seen. Groups begin empty: their defaults stand in the form as hints.
 */
export function beginningOf(schema: JsonSchema): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.properties !== undefined) return objectOf(schema);
  const [choice] = choicesOf(schema);
  if (choice !== undefined) return choice;
  const [kind] = schema.oneOf ?? schema.anyOf ?? [];
  if (kind !== undefined) return beginningOf(kind);
  if (schema.const !== undefined) return schema.const;
  if (schema.type === 'array') return [];
  if (schema.type === 'object') return {};
  if (schema.type === 'boolean') return false;
  if (schema.type === 'string') return '';
  return schema.minimum ?? 0;
}

function objectOf(schema: JsonSchema): Record<string, unknown> {
  const shown = fieldsOf(schema).filter(
    ({ kind, isRequired, schema: property }) =>
      isRequired || (property.default !== undefined && kind !== 'group' && kind !== 'json'),
  );
  return Object.fromEntries(shown.map(({ key, schema: property }) => [key, beginningOf(property)]));
}
