import type { RunDraft } from './run-draft.ts';

/** A release that is asked for often: one click fills the scenario in. */
export type Preset = {
  /** Text of `whatIf.preset`. */
  readonly key: string;
  readonly changes: Pick<RunDraft, 'kind'> & Partial<RunDraft>;
};

/** Of a vessel: the medium and the large hole of AQ/T 3046-2013 table 1, and the loss of everything. */
const VESSEL: readonly Preset[] = [
  {
    key: 'hole25',
    changes: { kind: 'hole', stopBy: 'grades', numbers: { '/scenario/holeDiameterMm': '25' } },
  },
  {
    key: 'hole100',
    changes: { kind: 'hole', stopBy: 'grades', numbers: { '/scenario/holeDiameterMm': '100' } },
  },
  { key: 'catastrophic', changes: { kind: 'catastrophic' } },
];

/** Of a place without a vessel: somebody reports a rate or a quantity. */
const SPOT: readonly Preset[] = [
  {
    key: 'rate',
    changes: {
      kind: 'given-rate',
      numbers: { '/scenario/rateKgPerS': '1', '/scenario/durationS': '10' },
    },
  },
  { key: 'puff', changes: { kind: 'given-puff', numbers: { '/scenario/massKg': '1000' } } },
];

export function presetsFor({ placeKind }: RunDraft): readonly Preset[] {
  return placeKind === 'facility' ? VESSEL : SPOT;
}

/** The draft with the preset's scenario; place, weather and the rest stay. */
export function withPreset(draft: RunDraft, { changes }: Preset): RunDraft {
  return { ...draft, ...changes, numbers: { ...draft.numbers, ...changes.numbers } };
}

/** Whether the draft is what the preset makes of it. */
export function isPreset(draft: RunDraft, { changes }: Preset): boolean {
  const { numbers = {}, ...rest } = changes;
  const isSame = (from: object, wanted: object) =>
    Object.entries(wanted).every(
      ([key, value]) => (from as Record<string, unknown>)[key] === value,
    );
  return isSame(draft, rest) && isSame(draft.numbers, numbers);
}

/** Diameters of the holes of AQ/T 3046-2013, table 1, mm; the fourth class is the loss of everything. */
export const HOLE_CLASSES = [
  { key: 'small', diameterMm: '5' },
  { key: 'medium', diameterMm: '25' },
  { key: 'large', diameterMm: '100' },
] as const;
