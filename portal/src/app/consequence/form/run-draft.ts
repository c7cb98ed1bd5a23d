import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import type { StabilityClass } from '@parkwatch/domain/weather/turner-class';
import type {
  ConsequencePlace,
  ConsequenceRunInput,
  ConsequenceScenario,
} from '@parkwatch/domain/wire/consequence';

export type ScenarioKind = ConsequenceScenario['kind'];
export type Grade = 'A' | 'B' | 'C';

/** The numbers of the form by the JSON pointer that the server answers with, in the unit in which a person types them. */
export const NUMBER_FIELDS = {
  '/place/contentsT': { unit: 't' },
  '/place/temperatureC': { unit: '°C' },
  '/place/pressureKPaAbs': { unit: 'kPa' },
  '/place/bundAreaM2': { unit: 'm²' },
  '/scenario/holeDiameterMm': { unit: 'mm' },
  '/scenario/holeHeightM': { unit: 'm' },
  '/scenario/durationS': { unit: 'min', perUnit: 60 },
  '/scenario/pipeDiameterMm': { unit: 'mm' },
  '/scenario/pipeLengthM': { unit: 'm' },
  '/scenario/massKg': { unit: 'kg' },
  '/scenario/rateKgPerS': { unit: 'kg/s' },
  '/scenario/heightM': { unit: 'm' },
  '/weather/windMPerS': { unit: 'm/s' },
  '/weather/windFromDeg': { unit: '°' },
  '/weather/temperatureC': { unit: '°C' },
  '/weather/relativeHumidityPct': { unit: '%' },
  '/weather/cloudTenths': { unit: '/10' },
  '/receptorHeightM': { unit: 'm' },
  '/lookAheadMin': { unit: 'min' },
  '/members': { unit: '' },
} as const satisfies Readonly<Record<string, { readonly unit: string; readonly perUnit?: number }>>;
export type NumberField = keyof typeof NUMBER_FIELDS;

/** How many of the wire's units one unit of the form is. */
export function perUnitOf(field: string): number {
  return field === '/scenario/durationS' ? NUMBER_FIELDS[field].perUnit : 1;
}

/** The numbers that belong to each kind of scenario, in the order of the form. */
export const SCENARIO_FIELDS = {
  hole: ['/scenario/holeDiameterMm', '/scenario/holeHeightM'],
  'pipe-rupture': ['/scenario/pipeDiameterMm', '/scenario/pipeLengthM'],
  catastrophic: [],
  spill: ['/scenario/massKg'],
  'given-rate': ['/scenario/rateKgPerS', '/scenario/durationS', '/scenario/heightM'],
  'given-puff': ['/scenario/massKg'],
} as const satisfies Readonly<Record<ScenarioKind, readonly NumberField[]>>;
export const SCENARIO_KINDS = Object.keys(SCENARIO_FIELDS) as ScenarioKind[];

/** Differing from the registry and the sensors. */
export const STOCK_FIELDS = [
  '/place/contentsT',
  '/place/temperatureC',
  '/place/pressureKPaAbs',
  '/place/bundAreaM2',
] as const satisfies readonly NumberField[];

/** The form as it stands: numbers as typed, what is empty is left out. */
export type RunDraft = {
  readonly title: string;
  readonly placeKind: 'facility' | 'spot';
  readonly facilityId: number | null;
  readonly at: LonLat | null;
  readonly cas: string | null;
  readonly kind: ScenarioKind;
  /** How the end of a leak is found: by the grades of AQ/T 3046, or a time that the person knows. */
  readonly stopBy: 'grades' | 'time';
  readonly detection: Grade;
  readonly isolation: Grade;
  readonly isWeatherGiven: boolean;
  /** Null: from wind, cloud and sun. */
  readonly stability: StabilityClass | null;
  /** Null: what the engine takes for a park. */
  readonly terrain: 'rural' | 'urban' | null;
  readonly numbers: Readonly<Partial<Record<NumberField, string>>>;
};

/** A medium hole, found by detectors and shut off from the control room, in the weather of now. */
export const EMPTY_DRAFT: RunDraft = {
  title: '',
  placeKind: 'facility',
  facilityId: null,
  at: null,
  cas: null,
  kind: 'hole',
  stopBy: 'grades',
  detection: 'B',
  isolation: 'B',
  isWeatherGiven: false,
  stability: null,
  terrain: null,
  numbers: {
    '/scenario/holeDiameterMm': '25',
    '/receptorHeightM': '1.5',
    '/lookAheadMin': '60',
    '/members': '100',
  },
};

/** A stored run's input as a form again, to change one thing and compute anew. */
export function draftOf(input: ConsequenceRunInput): RunDraft {
  const { place, scenario, weather } = input;
  const hasTime = 'durationS' in scenario && scenario.durationS !== undefined;
  return {
    ...EMPTY_DRAFT,
    ...placeDraft(place),
    title: input.title ?? '',
    kind: scenario.kind,
    stopBy: hasTime ? 'time' : 'grades',
    ...(scenario.kind === 'hole'
      ? { detection: scenario.detection ?? 'C', isolation: scenario.isolation ?? 'C' }
      : {}),
    isWeatherGiven: Object.values(weather).some((value) => value !== undefined),
    stability: weather.stability ?? null,
    terrain: input.terrain ?? null,
    numbers: numbersOf(input),
  };
}

function placeDraft(place: ConsequencePlace) {
  return 'facilityId' in place
    ? { placeKind: 'facility' as const, facilityId: place.facilityId }
    : { placeKind: 'spot' as const, at: place.at, cas: place.cas };
}

function numbersOf(input: ConsequenceRunInput): RunDraft['numbers'] {
  const texts: Partial<Record<NumberField, string>> = {};
  for (const field of Object.keys(NUMBER_FIELDS) as NumberField[]) {
    const value = field
      .slice(1)
      .split('/')
      .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], input);
    if (typeof value === 'number') texts[field] = String(value / perUnitOf(field));
  }
  return texts;
}
