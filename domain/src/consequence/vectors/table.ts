import { listOf, type VectorInputs, type VectorValue } from './vector-model.ts';

/**
 * A model over every combination of some inputs, as tables in books are: nested lists, the first key outermost. An input that
 * is a single value adds no level.
 * @throws TypeError when one of the inputs is missing
 */
export function table(
  inputs: VectorInputs,
  keys: readonly string[],
  model: (cell: VectorInputs) => unknown,
): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return model(inputs);
  const at = (value: VectorValue): unknown => table({ ...inputs, [key]: value }, rest, model);
  const values = listOf(inputs, key);
  return Array.isArray(inputs[key]) ? values.map(at) : at(values[0]!);
}
