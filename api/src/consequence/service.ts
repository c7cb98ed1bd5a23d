import type { ConsequenceAnswer } from '@parkwatch/domain/consequence/run/compute-run';
import { bufferBbox, isInBbox } from '@parkwatch/domain/geo/bbox';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { RECORD_PREFIXES } from '@parkwatch/domain/text/record-number';
import type { ConsequenceRun, ConsequenceRunInput } from '@parkwatch/domain/wire/consequence';
import type { Tx } from '../db/database.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { parkBounds } from '../map/park-bounds.ts';
import type { Parts } from '../parts.ts';
import { takeNumber } from '../record-numbers/take-number.ts';
import { ComputationTooLong, PoolFull } from './compute-pool.ts';
import type { ComputePool } from './compute-pool.ts';
import { RUN_LIMIT_MS } from './compute-runs.ts';
import type { RunJob, RunResult } from './compute-runs.ts';
import { findFacility, gatherFacts, shownFacility } from './gather-facts.ts';
import type { FacilityRow, ReleaseSource } from './gather-facts.ts';
import { findRun, insertRun } from './store.ts';

/** Accidents on the way to the park count; what lies farther off is a mistyped coordinate, and no fact here holds there. */
const PLACE_MARGIN_M = 20_000;
const BUSY_AGAIN_S = 5;

type Asked = { readonly input: ConsequenceRunInput; readonly now: Date };

/** Gathers, computes on another thread and stores: one run, one record. */
export async function runConsequence(
  { parts, pool }: { readonly parts: Parts; readonly pool: ComputePool<RunJob, RunResult> },
  caller: Caller,
  asked: Asked,
): Promise<ConsequenceRun> {
  const { db } = parts;
  const { now } = asked;
  const input = withoutEmptyTitle(asked.input);
  const { facility, facts } = await db.tx(
    caller.scope,
    async (tx) => {
      const source = await findSource(parts, tx, input);
      return { ...source, facts: await gatherFacts(tx, source, { input, now }) };
    },
    { isolation: 'REPEATABLE READ', readOnly: true },
  );
  const { answer, computedMs, resultHash } = await compute(pool, { input, facts });
  return db.tx(caller.scope, async (tx) => {
    const number = await takeNumber(tx, RECORD_PREFIXES.consequenceRun, now);
    const id = await insertRun(tx, {
      ...{ number, at: now, by: caller, input, facts, answer, computedMs, resultHash },
      summary: summaryOf(answer, { input, facility }),
    });
    await parts.audit.record(tx, caller, {
      action: 'runConsequence',
      object: `consequence-run:${id}`,
      detail: { number, cas: facts.cas, scenario: input.scenario.kind, resultHash },
    });
    return (await findRun(tx, id))!.run;
  });
}

function withoutEmptyTitle({ title, ...input }: ConsequenceRunInput): ConsequenceRunInput {
  return title === undefined || title === '' ? input : { ...input, title };
}

const UNKNOWN_FACILITY = { zh: '没有该设施', en: 'no such facility' } as const;
const NO_SUBSTANCE = {
  zh: '设施台账未填写物质，请改为给定位置和物质',
  en: 'the registry names no substance for this facility; give a place and a substance instead',
} as const;
const OUTSIDE = {
  zh: `距园区超过 ${PLACE_MARGIN_M / 1000} 公里，请检查经度和纬度`,
  en: `more than ${PLACE_MARGIN_M / 1000} km outside of the park; check longitude and latitude`,
} as const;

async function findSource(
  { config }: Parts,
  tx: Tx,
  { place }: ConsequenceRunInput,
): Promise<ReleaseSource> {
  if ('facilityId' in place) return facilitySource(await findFacility(tx, place.facilityId));
  const at: LonLat = [...place.at];
  if (!isInBbox(at, bufferBbox(await parkBounds(tx, config), PLACE_MARGIN_M))) {
    throw problem('outside-park', { errors: [{ path: '/place/at', message: OUTSIDE }] });
  }
  return { at, cas: place.cas, facility: null };
}

function facilitySource(facility: FacilityRow | undefined): ReleaseSource {
  const at = '/place/facilityId';
  if (facility === undefined) {
    throw problem('not-found', { errors: [{ path: at, message: UNKNOWN_FACILITY }] });
  }
  const { substance_cas: cas, lon, lat } = facility;
  if (cas === null) throw notComputable(NO_SUBSTANCE, at);
  return { at: [lon, lat], cas, facility };
}

const TOO_LONG = {
  zh: `推演超过 ${RUN_LIMIT_MS / 1000} 秒未完成，请减少集合成员数或推演时长`,
  en: `not done within ${RUN_LIMIT_MS / 1000} s; ask for fewer members or a shorter time ahead`,
} as const;
const BUSY = {
  zh: '推演排队已满，请几秒后重试',
  en: 'too many runs are waiting; try again in some seconds',
} as const;

type Computed = Extract<RunResult, { answer: unknown }>;

async function compute(pool: ComputePool<RunJob, RunResult>, job: RunJob): Promise<Computed> {
  const result = await pool.run(job).catch((error: unknown) => {
    if (error instanceof ComputationTooLong) throw notComputable(TOO_LONG, '/members');
    if (!(error instanceof PoolFull)) throw error;
    throw problem('not-ready', { detail: BUSY, headers: { 'retry-after': `${BUSY_AGAIN_S}` } });
  });
  if ('refused' in result) throw notComputable(result.refused, result.pointer);
  return result;
}

function notComputable(detail: RunRefusal, pointer: string | null) {
  const errors = pointer === null ? {} : { errors: [{ path: pointer, message: detail }] };
  return problem('not-computable', { detail, ...errors });
}
type RunRefusal = Extract<RunResult, { refused: unknown }>['refused'];

type About = { readonly input: ConsequenceRunInput; readonly facility: FacilityRow | null };

function summaryOf(answer: ConsequenceAnswer, { input, facility }: About) {
  const { at, substance, windMPerS, windFromDeg, stability, redReachM } = answer;
  return {
    ...{ at, substance, windMPerS, windFromDeg, stability, redReachM },
    facility: shownFacility(facility),
    scenario: input.scenario,
  };
}
