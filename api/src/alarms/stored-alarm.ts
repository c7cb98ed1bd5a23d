import type { AlarmLife } from '@parkwatch/domain/alarm/next-alarm';

/** An alarm as stored: its life, flat as the columns are, and where it belongs. */
export type AlarmRow = Omit<AlarmLife, 'acknowledged' | 'hidden'> & {
  readonly id: number;
  readonly pointId: number;
  readonly enterpriseId: number | null;
  readonly facilityId: number | null;
  readonly ruleId: string;
  readonly ackedAtMs: number | null;
  readonly ackedBy: number | null;
  readonly confirmedAtMs: number | null;
  readonly confirmedBy: number | null;
  readonly hiddenUntilMs: number | null;
  readonly hiddenReason: string | null;
  readonly hiddenBy: number | null;
  readonly explain: Readonly<Record<string, unknown>>;
  readonly announcedAtMs: number | null;
  readonly linkageCheckedAtMs: number | null;
};

/** The same as the life cycle takes it. */
export type StoredAlarm = AlarmLife &
  Pick<
    AlarmRow,
    | 'id'
    | 'pointId'
    | 'enterpriseId'
    | 'facilityId'
    | 'ruleId'
    | 'confirmedAtMs'
    | 'confirmedBy'
    | 'explain'
    | 'announcedAtMs'
    | 'linkageCheckedAtMs'
  >;

export function fromRow(row: AlarmRow): StoredAlarm {
  const { ackedAtMs, ackedBy, hiddenUntilMs, hiddenReason, hiddenBy, ...rest } = row;
  return {
    ...rest,
    acknowledged: ackedAtMs === null ? null : { atMs: ackedAtMs, by: ackedBy },
    hidden:
      hiddenReason === null ? null : { untilMs: hiddenUntilMs, reason: hiddenReason, by: hiddenBy },
  };
}

/** Columns of `save-alarms.sql`. */
export function toRow(alarm: StoredAlarm, isAnnounced: boolean): object {
  const { acknowledged, hidden, ...rest } = alarm;
  return {
    ...rest,
    isAnnounced,
    ackedAtMs: acknowledged?.atMs ?? null,
    ackedBy: acknowledged?.by ?? null,
    hiddenUntilMs: hidden?.untilMs ?? null,
    hiddenReason: hidden?.reason ?? null,
    hiddenBy: hidden?.by ?? null,
  };
}

/** One alarm at a time stands for a point, rule and condition. */
export function alarmKey(of: { pointId: number; ruleId: string; condition: string }): string {
  return `${of.pointId} ${of.ruleId} ${of.condition}`;
}

/** What the linkage (evacuation orders around a leak) is for; nothing else waits for it. */
export function isForLinkage(alarm: Pick<AlarmLife, 'pointKind' | 'condition'>): boolean {
  return alarm.pointKind === 'toxic-gas' && alarm.condition === 'hh';
}
