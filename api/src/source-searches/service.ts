import { bufferBbox, isInBbox } from '@parkwatch/domain/geo/bbox';
import { RECORD_PREFIXES } from '@parkwatch/domain/text/record-number';
import type { Text } from '@parkwatch/domain/text/text';
import { HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { SourceSearch, SourceSearchInput } from '@parkwatch/domain/wire/source-searches';
import { ComputationTooLong, PoolFull } from '../consequence/compute-pool.ts';
import type { Tx } from '../db/database.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { takeNumber } from '../record-numbers/take-number.ts';
import { SEARCH_LIMIT_MS } from './compute-searches.ts';
import type { SearchJob, SearchOutcome, SearchPool } from './compute-searches.ts';
import { findSubstances, gatherSearchFacts, searchedSubstance } from './gather-search-facts.ts';
import type { SearchedSubstance, SearchFacts } from './search-facts.ts';
import { findSearch, insertSearch } from './store.ts';

/** Shorter, and no plume has formed; longer, and no leak is steady. */
const SHORTEST_MS = 10 * MINUTE_MS;
const LONGEST_MS = 24 * HOUR_MS;
/** Neighbours live around the park; what is farther off is a mistyped place, and the wind of the park does not hold there. */
const PLACE_MARGIN_M = 10_000;
const BUSY_AGAIN_S = 10;

type Asked = { readonly input: SourceSearchInput; readonly now: Date };

/** Gathers, computes on another thread and stores: one search, one record. */
export async function runSourceSearch(
  { parts, pool }: { readonly parts: Parts; readonly pool: SearchPool },
  caller: Caller,
  asked: Asked,
): Promise<SourceSearch> {
  const { db, audit } = parts;
  const { now } = asked;
  const { title = '', ...rest } = asked.input;
  const input: SourceSearchInput = title === '' ? rest : { ...rest, title };
  checkTimes(input, now);
  const facts = await db.tx(caller.scope, (tx) => factsOf(parts, tx, { input, now }), {
    ...{ isolation: 'REPEATABLE READ', readOnly: true },
  });
  checkPlaces(input, facts);
  const { answer, computedMs, resultHash } = await compute(pool, { input, facts });
  return db.tx(caller.scope, async (tx) => {
    const number = await takeNumber(tx, RECORD_PREFIXES.sourceSearch, now);
    const search = { number, at: now, by: caller, input, facts, answer, computedMs, resultHash };
    const id = await insertSearch(tx, search);
    await audit.record(tx, caller, {
      action: 'runSourceSearch',
      object: `source-search:${id}`,
      detail: { number, cas: input.cas, from: input.from, to: input.to, resultHash },
    });
    return (await findSearch(tx, id))!;
  });
}

const BACKWARDS: Text = { zh: '结束时间应晚于开始时间', en: 'the window ends before it begins' };
const FUTURE: Text = { zh: '时间不能晚于现在', en: 'this time has not come yet' };
const SHORT: Text = {
  zh: `时间窗不得短于 ${SHORTEST_MS / MINUTE_MS} 分钟`,
  en: `the window must be at least ${SHORTEST_MS / MINUTE_MS} min long`,
};
const LONG: Text = {
  zh: `时间窗不得超过 ${LONGEST_MS / HOUR_MS} 小时`,
  en: `the window must be at most ${LONGEST_MS / HOUR_MS} h long`,
};
const OUTSIDE_WINDOW: Text = { zh: '反映时间不在时间窗内', en: 'this time is not in the window' };
const AFTER_WINDOW: Text = {
  zh: '泄漏开始时间应早于时间窗结束',
  en: 'the release begins after the window',
};

function checkTimes({ from, to, reports, releasedFrom }: SourceSearchInput, now: Date): void {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  if (toMs > now.getTime()) throw badRequest('/to', FUTURE);
  if (toMs <= fromMs) throw badRequest('/to', BACKWARDS);
  if (toMs - fromMs < SHORTEST_MS) throw badRequest('/to', SHORT);
  if (toMs - fromMs > LONGEST_MS) throw badRequest('/from', LONG);
  const outside = reports.findIndex(({ smeltAt }) => {
    const smeltMs = Date.parse(smeltAt);
    return smeltMs < fromMs || smeltMs >= toMs;
  });
  if (outside >= 0) throw badRequest(`/reports/${outside}/smeltAt`, OUTSIDE_WINDOW);
  if (releasedFrom !== undefined && Date.parse(releasedFrom) >= toMs)
    throw badRequest('/releasedFrom', AFTER_WINDOW);
}

const NO_SUBSTANCE: Text = { zh: '物质库中没有该物质', en: 'no such substance' };
const TOO_MUCH: Text = {
  zh: '该物质的测点太多，请缩短时间窗',
  en: 'too many sensors measure this substance; choose a shorter window',
};

async function factsOf(parts: Parts, tx: Tx, { input, now }: Asked): Promise<SearchFacts> {
  const substance = input.cas === null ? null : await knownSubstance(tx, input.cas);
  const facts = await gatherSearchFacts(parts, tx, { input, substance, now });
  if (facts === null) throw notComputable(TOO_MUCH, '/to');
  return facts;
}

async function knownSubstance(tx: Tx, cas: string): Promise<SearchedSubstance> {
  const [row] = await findSubstances(tx, cas);
  if (row !== undefined) return searchedSubstance(row);
  throw problem('not-found', { errors: [{ path: '/cas', message: NO_SUBSTANCE }] });
}

const FAR_OFF: Text = {
  zh: `距园区超过 ${PLACE_MARGIN_M / 1000} 公里`,
  en: `more than ${PLACE_MARGIN_M / 1000} km outside of the park`,
};

function checkPlaces({ reports }: SourceSearchInput, { bounds }: SearchFacts): void {
  const box = bufferBbox([...bounds], PLACE_MARGIN_M);
  const far = reports.findIndex(({ at }) => !isInBbox([...at], box));
  if (far < 0) return;
  throw problem('outside-park', { errors: [{ path: `/reports/${far}/at`, message: FAR_OFF }] });
}

const TOO_LONG: Text = {
  zh: `溯源超过 ${SEARCH_LIMIT_MS / 1000} 秒未完成，请缩短时间窗`,
  en: `not done within ${SEARCH_LIMIT_MS / 1000} s; choose a shorter window`,
};
const BUSY: Text = {
  zh: '溯源排队已满，请稍后重试',
  en: 'too many searches are waiting; try again in some seconds',
};

type Computed = Extract<SearchOutcome, { answer: unknown }>;

async function compute(pool: SearchPool, job: SearchJob): Promise<Computed> {
  const outcome = await pool.run(job).catch((error: unknown) => {
    if (error instanceof ComputationTooLong) throw notComputable(TOO_LONG, '/to');
    if (!(error instanceof PoolFull)) throw error;
    throw problem('not-ready', { detail: BUSY, headers: { 'retry-after': `${BUSY_AGAIN_S}` } });
  });
  if ('refused' in outcome) throw notComputable(outcome.refused, outcome.pointer);
  return outcome;
}

function notComputable(detail: Text, pointer: string | null) {
  const errors = pointer === null ? {} : { errors: [{ path: pointer, message: detail }] };
  return problem('not-computable', { detail, ...errors });
}

function badRequest(path: string, message: Text) {
  return problem('bad-request', { errors: [{ path, message }] });
}
