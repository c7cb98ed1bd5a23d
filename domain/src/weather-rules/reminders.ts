import { MINUTE_MS } from '../time/duration.ts';
import type { FacilityFacts } from './facility-facts.ts';
import type { Raise } from './raises.ts';
import type { WeatherRule } from './weather-rule.ts';

/** A reminder that was told and has not ended. */
export type OpenReminder = {
  readonly id: number;
  readonly ruleId: string;
  readonly enterpriseId: number;
  /** What was told. */
  readonly levels: number;
  readonly facilityIds: readonly number[];
  readonly body: WeatherRule['reminder'];
  /** Null: the stations measured it. */
  readonly warningId: number | null;
  readonly lastHeldAtMs: number;
};

/** A reminder that the weather asks for: a rule and an enterprise with what it raises there. */
export type WantedReminder<Facility extends FacilityFacts = FacilityFacts> = {
  readonly rule: WeatherRule;
  readonly enterpriseId: number;
  readonly raises: readonly Raise<Facility>[];
};

export type ReminderChanges<Facility extends FacilityFacts = FacilityFacts> = {
  readonly make: readonly WantedReminder<Facility>[];
  /** Still in force, as they were told. */
  readonly keep: readonly OpenReminder[];
  readonly end: readonly { readonly id: number; readonly why: 'over' | 'superseded' }[];
};

/** Measured weather swings around a limit: back to normal is told when it has not held for so long. */
export const MEASURED_REST_MS = 30 * MINUTE_MS;

/**
 * What is to be told and what is over. A reminder is told once while its rule holds at an enterprise, and anew when more is
 * asked than was: a greater raise, a further facility, other words.
 * @param unknownRuleIds  rules that cannot be judged now: nothing of theirs is over
 */
export function reminderChanges<Facility extends FacilityFacts>(
  open: readonly OpenReminder[],
  {
    raises,
    unknownRuleIds,
  }: { raises: readonly Raise<Facility>[]; unknownRuleIds: readonly string[] },
  nowMs: number,
): ReminderChanges<Facility> {
  const wanted = Map.groupBy(raises, ({ rule, facility }) => keyOf(rule.id, facility.enterpriseId));
  const known = new Map(open.map((one) => [keyOf(one.ruleId, one.enterpriseId), one]));
  const make: WantedReminder<Facility>[] = [];
  const keep: OpenReminder[] = [];
  const end: { id: number; why: 'over' | 'superseded' }[] = [];
  for (const [key, group] of wanted) {
    const { rule, facility } = group[0]!;
    const told = known.get(key);
    if (told !== undefined && covers(told, group)) {
      keep.push(told);
      continue;
    }
    if (told !== undefined) end.push({ id: told.id, why: 'superseded' });
    make.push({ rule, enterpriseId: facility.enterpriseId, raises: group });
  }
  for (const [key, told] of known) {
    if (wanted.has(key) || unknownRuleIds.includes(told.ruleId)) continue;
    const isResting = told.warningId === null && nowMs - told.lastHeldAtMs < MEASURED_REST_MS;
    if (!isResting) end.push({ id: told.id, why: 'over' });
  }
  return { make, keep, end };
}

function keyOf(ruleId: string, enterpriseId: number): string {
  return `${enterpriseId} ${ruleId}`;
}

function covers(told: OpenReminder, raises: readonly Raise[]): boolean {
  const { levels, rule } = raises[0]!;
  return (
    levels <= told.levels &&
    rule.reminder.zh === told.body.zh &&
    rule.reminder.en === told.body.en &&
    raises.every(({ facility }) => told.facilityIds.includes(facility.id))
  );
}
