import { distanceM } from '../geo/distance.ts';
import type { LonLat } from '../geo/lon-lat.ts';
import type { AlarmCondition } from '../alarm/priority.ts';
import type { Text } from '../text/text.ts';
import { MINUTE_MS } from '../time/duration.ts';

/** A gas alarm as the linkage sees it. */
export type GasAlarm = {
  readonly alarmId: number;
  readonly pointId: number;
  readonly pointKind: string;
  readonly condition: AlarmCondition;
  readonly isActive: boolean;
  /** When it was raised, or last came again. */
  readonly atMs: number;
  readonly at: LonLat;
  /** Null: not known. It then counts as possibly the same substance. */
  readonly substanceCas: string | null;
  readonly facilityId: number | null;
};

export type OpenIncident = {
  readonly incidentId: number;
  readonly at: LonLat;
  readonly substanceCas: string | null;
  readonly facilityId: number | null;
  readonly alarmIds: readonly number[];
};

export type LinkageInput = {
  readonly alarm: GasAlarm;
  /** Other alarms that are active, or were a short while ago; any kind, any place. */
  readonly others: readonly GasAlarm[];
  /** The duty officer's word that it is real. */
  readonly confirmedBy: number | null;
  readonly openIncidents: readonly OpenIncident[];
};

export type LinkageSettings = {
  /** A second sensor confirms within this distance … */
  readonly confirmRadiusM: number;
  /** … and, when it is over by now, came within this time of the alarm. What is still active confirms however old it is. */
  readonly confirmWithinMs: number;
  /** An alarm of the same substance this near to an open incident belongs to it. */
  readonly joinRadiusM: number;
};

/** Usual settings; a gas detector covers 10 to 15 m, a cloud of some minutes a few hundred. */
export const LINKAGE_SETTINGS: LinkageSettings = {
  confirmRadiusM: 300,
  confirmWithinMs: 10 * MINUTE_MS,
  joinRadiusM: 500,
};

/** What convinced the linkage: an officer, or a second sensor. */
export type Confirmation =
  | { readonly by: 'officer'; readonly userId: number }
  | {
      readonly by: 'second-sensor';
      readonly alarmId: number;
      readonly pointId: number;
      readonly distanceM: number;
      readonly apartMs: number;
    };

export type LinkageDecision =
  | {
      readonly do: 'nothing';
      readonly why: 'not-toxic-gas' | 'not-high-high' | 'not-active' | 'already-joined';
    }
  /** Real enough to look at, not to move people: waits for a second sensor or the officer. */
  | { readonly do: 'wait'; readonly why: 'unconfirmed' }
  | { readonly do: 'join'; readonly incidentId: number; readonly distanceM: number }
  | { readonly do: 'open'; readonly confirmation: Confirmation };

/** What the log of an incident says of it. */
export const CONFIRMED_BY: Readonly<Record<Confirmation['by'], Text>> = {
  officer: { zh: '值班人员核实', en: 'confirmed by the duty officer' },
  'second-sensor': { zh: '第二个测点确认', en: 'confirmed by a second sensor' },
};

/**
 * Whether an alarm opens an incident, joins one, or waits. A high-high toxic gas joins an open incident of the same
 * substance at the same facility or near by; else it opens one once a second sensor (of the same substance, at its first
 * or second level) or the duty officer confirms it.
 */
export function linkage(
  { alarm, others, confirmedBy, openIncidents }: LinkageInput,
  settings: LinkageSettings = LINKAGE_SETTINGS,
): LinkageDecision {
  if (alarm.pointKind !== 'toxic-gas') return { do: 'nothing', why: 'not-toxic-gas' };
  if (alarm.condition !== 'hh') return { do: 'nothing', why: 'not-high-high' };
  if (!alarm.isActive && confirmedBy === null) return { do: 'nothing', why: 'not-active' };
  if (openIncidents.some((incident) => incident.alarmIds.includes(alarm.alarmId)))
    return { do: 'nothing', why: 'already-joined' };
  const own = nearestOwn(alarm, openIncidents, settings);
  if (own) return { do: 'join', ...own };
  if (confirmedBy !== null)
    return { do: 'open', confirmation: { by: 'officer', userId: confirmedBy } };
  const second = secondSensor(alarm, others, settings);
  return second ? { do: 'open', confirmation: second } : { do: 'wait', why: 'unconfirmed' };
}

function nearestOwn(
  alarm: GasAlarm,
  incidents: readonly OpenIncident[],
  settings: LinkageSettings,
) {
  return incidents
    .filter((incident) => maySame(incident.substanceCas, alarm.substanceCas))
    .map((incident) => ({ incident, distanceM: distanceM(incident.at, alarm.at) }))
    .filter(
      ({ incident, distanceM: metres }) =>
        metres <= settings.joinRadiusM ||
        (alarm.facilityId !== null && incident.facilityId === alarm.facilityId),
    )
    .sort((a, b) => a.distanceM - b.distanceM)
    .map(({ incident, distanceM: metres }) => ({
      incidentId: incident.incidentId,
      distanceM: metres,
    }))
    .at(0);
}

function secondSensor(
  alarm: GasAlarm,
  others: readonly GasAlarm[],
  settings: LinkageSettings,
): Confirmation | undefined {
  return others
    .filter((other) => other.pointId !== alarm.pointId && other.pointKind === 'toxic-gas')
    .filter((other) => other.condition === 'hh' || other.condition === 'h')
    .filter((other) => maySame(other.substanceCas, alarm.substanceCas))
    .filter(
      (other) => other.isActive || Math.abs(other.atMs - alarm.atMs) <= settings.confirmWithinMs,
    )
    .map((other) => ({
      by: 'second-sensor' as const,
      alarmId: other.alarmId,
      pointId: other.pointId,
      distanceM: distanceM(other.at, alarm.at),
      apartMs: Math.abs(other.atMs - alarm.atMs),
    }))
    .filter((found) => found.distanceM <= settings.confirmRadiusM)
    .sort((a, b) => a.distanceM - b.distanceM || a.alarmId - b.alarmId)
    .at(0);
}

function maySame(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}
