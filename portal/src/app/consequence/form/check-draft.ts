import type * as z from 'zod';
import {
  consequencePlace,
  consequenceRunInput,
  consequenceScenario,
  consequenceWeather,
  type ConsequenceRunInput,
} from '@parkwatch/domain/wire/consequence';
import {
  perUnitOf,
  SCENARIO_FIELDS,
  STOCK_FIELDS,
  type NumberField,
  type RunDraft,
} from './run-draft.ts';

/** Why a field cannot be sent: a text of `whatIf.fault` with its values. */
export type FieldFault = { readonly key: string; readonly limit?: number };
export type Faults = ReadonlyMap<string, FieldFault>;
export type Checked = {
  /** Null while something is wrong or missing. */
  readonly input: ConsequenceRunInput | null;
  /** By JSON pointer. */
  readonly faults: Faults;
};

const DURATION = '/scenario/durationS';
const [facilityPlace, spotPlace] = consequencePlace.options;
const settings = consequenceRunInput.omit({ place: true, scenario: true, weather: true });
const WEATHER_FIELDS = [
  '/weather/windMPerS',
  '/weather/windFromDeg',
  '/weather/temperatureC',
  '/weather/relativeHumidityPct',
  '/weather/cloudTenths',
] as const satisfies readonly NumberField[];
const SETTING_FIELDS = [
  '/receptorHeightM',
  '/lookAheadMin',
  '/members',
] as const satisfies readonly NumberField[];

/** The form as what is sent, by the wire's own schema: its bounds are written nowhere else. */
export function checkDraft(draft: RunDraft): Checked {
  const faults = new Map<string, FieldFault>();
  const place = part(placeSchema(draft), rawPlace(draft, faults), { at: '/place', faults });
  const scenario = part(consequenceScenario, rawScenario(draft, faults), {
    at: '/scenario',
    faults,
  });
  const weather = part(consequenceWeather, rawWeather(draft, faults), { at: '/weather', faults });
  const rest = part(settings, rawSettings(draft, faults), { at: '', faults });
  const isWhole = place && scenario && weather && rest && faults.size === 0;
  return { input: isWhole ? { ...rest, place, scenario, weather } : null, faults };
}

type Into = { readonly at: string; readonly faults: Map<string, FieldFault> };

function part<T>(schema: z.ZodType<T>, raw: unknown, { at, faults }: Into): T | null {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const pointer = [at, ...issue.path.map(String)].join('/');
    // What could not be read as a number has been told already.
    if (!faults.has(pointer)) faults.set(pointer, faultOf(issue, perUnitOf(pointer)));
  }
  return null;
}

function faultOf(issue: z.core.$ZodIssue, perUnit: number): FieldFault {
  if (issue.code === 'too_small') {
    const key = issue.inclusive ? 'least' : 'above';
    return { key, limit: Number(issue.minimum) / perUnit };
  }
  if (issue.code === 'too_big') return { key: 'most', limit: Number(issue.maximum) / perUnit };
  return issue.code === 'invalid_type' ? { key: 'missing' } : { key: 'wrong' };
}

function placeSchema({ placeKind }: RunDraft): z.ZodType<ConsequenceRunInput['place']> {
  return placeKind === 'facility' ? facilityPlace : spotPlace;
}

function rawPlace(draft: RunDraft, faults: Into['faults']): object {
  const { placeKind, facilityId, at, cas } = draft;
  const where =
    placeKind === 'facility'
      ? { facilityId: facilityId ?? undefined }
      : { at: at ?? undefined, cas: cas ?? undefined };
  return { ...where, ...numbers(draft, STOCK_FIELDS, faults) };
}

function rawScenario(draft: RunDraft, faults: Into['faults']): object {
  const { kind, detection, isolation } = draft;
  const fields: readonly NumberField[] = SCENARIO_FIELDS[kind];
  const raw = { kind, ...numbers(draft, fields, faults) };
  if (kind === 'pipe-rupture') return { ...raw, ...numbers(draft, [DURATION], faults) };
  if (kind !== 'hole') return raw;
  if (draft.stopBy === 'grades') return { ...raw, detection, isolation };
  const time = numbers(draft, [DURATION], faults);
  if (!('durationS' in time) && !faults.has(DURATION)) faults.set(DURATION, { key: 'missing' });
  return { ...raw, ...time };
}

function rawWeather(draft: RunDraft, faults: Into['faults']): object {
  if (!draft.isWeatherGiven) return {};
  const { stability } = draft;
  return { ...numbers(draft, WEATHER_FIELDS, faults), ...(stability && { stability }) };
}

function rawSettings(draft: RunDraft, faults: Into['faults']): object {
  const { title, terrain } = draft;
  return {
    ...numbers(draft, SETTING_FIELDS, faults),
    ...(title.trim() && { title: title.trim() }),
    ...(terrain && { terrain }),
  };
}

function numbers(
  draft: RunDraft,
  fields: readonly NumberField[],
  faults: Into['faults'],
): Record<string, number> {
  const values: Record<string, number> = {};
  for (const field of fields) {
    const text = (draft.numbers[field] ?? '').trim();
    if (text === '') continue;
    const value = Number(text) * perUnitOf(field);
    if (!Number.isFinite(value)) faults.set(field, { key: 'number' });
    else values[field.split('/').at(-1) ?? ''] = value;
  }
  return values;
}
