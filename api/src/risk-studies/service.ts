import { RECORD_PREFIXES } from '@parkwatch/domain/text/record-number';
import type { Text } from '@parkwatch/domain/text/text';
import type { RiskStudyInput, RiskStudySummary } from '@parkwatch/domain/wire/risk-studies';
import { ComputationTooLong } from '../consequence/compute-pool.ts';
import type { Tx } from '../db/database.ts';
import { isPgError, UNIQUE_VIOLATION } from '../db/pg-errors.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { takeNumber } from '../record-numbers/take-number.ts';
import { STUDY_LIMIT_MS } from './compute-studies.ts';
import type { StudyJob, StudyPool } from './compute-studies.ts';
import { gatherStudyFacts } from './gather-study-facts.ts';
import {
  endInterrupted,
  failStudy,
  findStudies,
  finishStudy,
  insertStudy,
  saveProgress,
} from './store.ts';

const SYSTEM = { kind: 'system' } as const;
/** Time between two signs of life in the database. */
const TELL_EVERY_MS = 2_000;

type Asked = { readonly input: RiskStudyInput; readonly now: Date };
type Engine = { readonly parts: Parts; readonly pool: StudyPool };

/** Stores what a study is computed from and begins it; the answer says that it runs. */
export async function startStudy(
  engine: Engine,
  caller: Caller,
  asked: Asked,
): Promise<RiskStudySummary> {
  const { parts } = engine;
  const { now } = asked;
  const { title = '', ...rest } = asked.input;
  const input: RiskStudyInput = title === '' ? rest : { ...rest, title };
  const facts = await parts.db.tx(
    caller.scope,
    (tx) => gatherStudyFacts(parts, tx, { input, now }),
    { isolation: 'REPEATABLE READ', readOnly: true },
  );
  checkFacilities(input, facts);
  const started = await parts.db
    .tx(caller.scope, async (tx) => {
      await endInterrupted(tx, now);
      const number = await takeNumber(tx, RECORD_PREFIXES.riskStudy, now);
      const id = await insertStudy(tx, { number, at: now, by: caller, input, facts });
      await parts.audit.record(tx, caller, {
        action: 'runRiskStudy',
        object: `risk-study:${id}`,
        detail: { number, facilities: facts.facilities.length },
      });
      return (await findStudies(tx, { id, limit: 1, now }))[0]!;
    })
    .catch((error: unknown) => {
      if (!isPgError(error, UNIQUE_VIOLATION)) throw error;
      throw problem('conflict', { detail: RUNNING });
    });
  void computeInBackground(engine, started.id, { input, facts });
  return started;
}

const RUNNING: Text = {
  zh: '已有一项定量风险评价正在计算，请等待其完成',
  en: 'another risk study is being computed; wait until it is done',
};
const NO_FACILITY: Text = {
  zh: '台账中没有设施，无法评价',
  en: 'the registry has no facility to look at',
};
const UNKNOWN_FACILITY: Text = { zh: '没有该设施', en: 'no such facility' };

function checkFacilities({ facilityIds }: RiskStudyInput, { facilities }: StudyJob['facts']): void {
  const known = new Set(facilities.map(({ id }) => id));
  const missing = (facilityIds ?? []).findIndex((id) => !known.has(id));
  if (missing >= 0) {
    const path = `/facilityIds/${missing}`;
    throw problem('not-found', { errors: [{ path, message: UNKNOWN_FACILITY }] });
  }
  if (facilities.length === 0) throw problem('not-computable', { detail: NO_FACILITY });
}

/** Computes and stores; never rejects. What the database does not take is told in the log, and the study counts as interrupted. */
async function computeInBackground(engine: Engine, id: number, job: StudyJob): Promise<void> {
  const { parts } = engine;
  const { db, log, now } = parts;
  try {
    const outcome = await computed(engine, id, job);
    await db.tx(SYSTEM, async (tx) => {
      if ('refused' in outcome) return failStudy(tx, id, outcome.refused);
      if (await finishStudy(tx, id, { ...outcome, now: now() })) {
        await recordEnd(parts, tx, { id, resultHash: outcome.resultHash });
      }
    });
  } catch (error) {
    log.error({ studyId: id, err: error }, 'risk-study.failed');
    const why = error instanceof ComputationTooLong ? TOO_LONG : FAULT;
    await db
      .tx(SYSTEM, (tx) => failStudy(tx, id, why))
      .catch((failure: unknown) => log.error({ err: failure }, 'risk-study.failure-not-noted'));
  }
}

const TOO_LONG: Text = {
  zh: `超过 ${STUDY_LIMIT_MS / 60_000} 分钟未完成，请减少设施数量`,
  en: `not done within ${STUDY_LIMIT_MS / 60_000} min; look at fewer facilities`,
};
const FAULT: Text = { zh: '系统内部错误', en: 'internal error' };

/** Runs it on its thread; the row gets a sign of life while it does. */
async function computed({ parts, pool }: Engine, id: number, job: StudyJob) {
  const { db, log, now } = parts;
  let share = 0;
  let telling = Promise.resolve();
  const tell = () => {
    telling = telling
      .then(() => db.tx(SYSTEM, (tx) => saveProgress(tx, id, { share, now: now() })))
      .catch((error: unknown) => log.warn({ studyId: id, err: error }, 'risk-study.progress-lost'));
  };
  const timer = setInterval(tell, TELL_EVERY_MS);
  try {
    return await pool.run(job, (done) => (share = done));
  } finally {
    clearInterval(timer);
    await telling;
  }
}

async function recordEnd(
  { audit }: Parts,
  tx: Tx,
  { id, resultHash }: { readonly id: number; readonly resultHash: string },
): Promise<void> {
  const entry = { action: 'finishRiskStudy', object: `risk-study:${id}`, detail: { resultHash } };
  await audit.record(tx, SYSTEM_CALLER, entry);
}
