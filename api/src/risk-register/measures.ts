import type { CameraEventKind } from '@parkwatch/domain/camera/event-kinds';
import { recognition } from '@parkwatch/domain/camera/recognition';
import type { RecognitionSign } from '@parkwatch/domain/camera/recognition';
import type { CycleUnit, WorkDays } from '@parkwatch/domain/dual-prevention/codes';
import type { Span } from '@parkwatch/domain/dual-prevention/check-cycles';
import { measureKind } from '@parkwatch/domain/risk-assessment/measure-kind';
import { measureState } from '@parkwatch/domain/risk-assessment/measure-state';
import type {
  MeasureBasis,
  MeasureTask,
  MeasureType,
} from '@parkwatch/domain/risk-assessment/measure-state';
import type { ControlMeasure, MeasureSourceShown } from '@parkwatch/domain/wire/risk-register';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const listMeasures = sql(import.meta, './list-measures.sql');

type TaskColumn = {
  readonly cycle: number;
  readonly unit: CycleUnit;
  readonly startMs: number;
  readonly workDays: WorkDays;
  readonly workFrom: number | null;
  readonly workTo: number | null;
  readonly checkedMs: number | null;
  readonly isInOrder: boolean | null;
};
type SourceColumn = {
  readonly pointId: number | null;
  readonly cameraId: number | null;
  /** Null where the caller may not see the point or camera. */
  readonly code: string | null;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly kinds: readonly CameraEventKind[];
  readonly isFed: boolean;
  readonly unknownWhy: string | null;
  readonly silentMs: number | null;
  readonly signs: readonly RecognitionSign[] | null;
  readonly noSignalMs: number | null;
};
type MeasureRow = {
  readonly id: number;
  readonly enterprise_id: number;
  readonly source: 'automatic' | 'inspection';
  readonly description: string;
  readonly class: string | null;
  readonly subclass: string | null;
  readonly event_id: number;
  readonly event_name: string;
  readonly unit_id: number;
  readonly unit_name: string;
  readonly object_id: number;
  readonly object_name: string;
  readonly facility_id: number | null;
  readonly found_at: Date | null;
  readonly tasks: readonly TaskColumn[];
  readonly sources: readonly SourceColumn[];
  readonly stops: readonly (readonly [fromMs: number, toMs: number | null])[];
};

/** A measure as it is now, with where it stands in the register. */
export type MeasureNow = {
  readonly shown: ControlMeasure;
  readonly enterpriseId: number;
  readonly facilityId: number | null;
  readonly event: { readonly id: number; readonly name: string };
  readonly unit: { readonly id: number; readonly name: string };
  readonly object: { readonly id: number; readonly name: string };
};

export type MeasureFilter = {
  readonly enterpriseId?: number | undefined;
  readonly objectIds?: readonly number[] | undefined;
  readonly id?: number | undefined;
};

/**
 * Every control measure as far as the caller sees it, with its state as of `now`: the one list that register, zones and
 * findings are made of.
 */
export async function measuresAt(
  tx: Tx,
  now: Date,
  { enterpriseId, objectIds, id }: MeasureFilter = {},
): Promise<MeasureNow[]> {
  const params = [now, enterpriseId ?? null, objectIds ?? null, id ?? null];
  return (await tx.rows<MeasureRow>(listMeasures, params)).map((row) => measureNow(row, now));
}

const STANDS_STILL = { zh: '停用、检修中', en: 'shut down or under overhaul' } as const;

function measureNow(row: MeasureRow, now: Date): MeasureNow {
  const nowMs = now.getTime();
  const stopped = row.stops.map(([fromMs, toMs]): Span => [fromMs, toMs ?? Infinity]);
  const standsStill = stopped.some(([fromMs, toMs]) => fromMs <= nowMs && toMs > nowMs);
  const type = typeOf(row);
  const sources = row.sources.flatMap((source) => sourceNow(source, nowMs));
  const tasks = row.tasks.map(taskOf);
  const state = measureState(basisOf({ type, sources, tasks, stopped }), nowMs);
  const checks = tasks.flatMap(({ lastCheck }) => (lastCheck === null ? [] : [lastCheck.atMs]));
  const shown: ControlMeasure = {
    ...{ id: row.id, description: row.description, type },
    kind: measureKind(row.class, row.subclass),
    ...(standsStill
      ? { condition: 'stands-still', why: STANDS_STILL, since: null }
      : {
          ...{ condition: state.isEffective ? 'works' : 'not-effective', why: state.why },
          since: isoOf(state.sinceMs),
        }),
    lastCheckAt: checks.length === 0 ? null : isoOf(Math.max(...checks)),
    ...{ taskCount: tasks.length, sources, foundAt: row.found_at?.toISOString() ?? null },
  };
  return {
    ...{ shown, enterpriseId: row.enterprise_id, facilityId: row.facility_id },
    event: { id: row.event_id, name: row.event_name },
    unit: { id: row.unit_id, name: row.unit_name },
    object: { id: row.object_id, name: row.object_name },
  };
}

/** By what the enterprise said of it; an automatic one that a camera watches is AI. */
function typeOf({ source, sources }: MeasureRow): MeasureType {
  if (source === 'inspection') return 'manual';
  return sources.some(({ cameraId }) => cameraId !== null) ? 'ai' : 'iot';
}

type Known = {
  readonly type: MeasureType;
  readonly sources: readonly MeasureSourceShown[];
  readonly tasks: readonly MeasureTask[];
  readonly stopped: readonly Span[];
};

function basisOf({ type, sources, tasks, stopped }: Known): MeasureBasis {
  if (type === 'manual') return { by: type, tasks, stopped };
  return {
    by: type,
    sources: sources.map(({ name, isLive, silentSince }) => ({
      ...{ name, isLive },
      silentSinceMs: silentSince === null ? null : Date.parse(silentSince),
    })),
  };
}

function taskOf(task: TaskColumn): MeasureTask {
  const { workFrom, workTo, checkedMs, isInOrder } = task;
  return {
    schedule: {
      ...{ startMs: Number(task.startMs), cycle: task.cycle, unit: task.unit },
      workDays: task.workDays,
      workMinutes: workFrom === null || workTo === null ? null : [workFrom, workTo],
    },
    lastCheck: checkedMs === null ? null : { atMs: checkedMs, isInOrder: isInOrder === true },
  };
}

function sourceNow(source: SourceColumn, nowMs: number): MeasureSourceShown[] {
  const { pointId, cameraId, code, kinds, signs, noSignalMs } = source;
  const refId = pointId ?? cameraId;
  if (refId === null || code === null) return [];
  const { isLive, silentSinceMs } =
    cameraId === null
      ? { isLive: source.unknownWhy === null, silentSinceMs: source.silentMs }
      : recognition({ signs: signs ?? [], noSignalMs }, kinds, nowMs);
  return [
    {
      ...{ kind: cameraId === null ? 'point' : 'camera', refId, code },
      name: { zh: source.nameZh ?? code, en: source.nameEn ?? code },
      ...{ eventKinds: [...kinds], isLive, silentSince: isoOf(silentSinceMs) },
      isFed: source.isFed,
    },
  ];
}

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(Math.round(ms)).toISOString();
}
