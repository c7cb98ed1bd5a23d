import type { Text } from '../../text/text.ts';
import type { ConsequenceEvent } from '../../wire/consequence.ts';
import { rounded } from './known-inputs.ts';

type Figure = { readonly key: string; readonly value: number; readonly unit: string } & (
  { readonly label: Text } | { readonly name: Text }
);

/** Intermediate values of a model as the page shows them; pure numbers have no unit. */
export function shownFigures(figures: readonly Figure[]): ConsequenceEvent['figures'] {
  return figures.map((figure) => ({
    key: figure.key,
    label: 'label' in figure ? figure.label : figure.name,
    value: rounded(figure.value),
    unit: figure.unit === '' || figure.unit === '1' ? null : figure.unit,
  }));
}
