import { checkReport, MISSING } from '@parkwatch/domain/hidden-danger/check-report';
import type { MissingPart } from '@parkwatch/domain/hidden-danger/check-report';
import { actorGroupOf, isOpenHiddenDanger } from '@parkwatch/domain/hidden-danger/life';
import { nextHiddenDanger } from '@parkwatch/domain/hidden-danger/next-hidden-danger';
import type {
  HiddenDangerAction,
  HiddenDangerActor,
  HiddenDangerLife,
  HiddenDangerRefusal,
} from '@parkwatch/domain/hidden-danger/next-hidden-danger';
import { isPostponable } from '@parkwatch/domain/hidden-danger/postponement';
import { isReportablePlace, REPORT_MARGIN_M } from '@parkwatch/domain/hidden-danger/report-place';
import { RECORD_PREFIXES } from '@parkwatch/domain/text/record-number';
import type { HiddenDanger, HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import type { ProblemCode } from '@parkwatch/domain/wire/problems';
import { claimPhotos, hangPhotos } from '../attachments/store.ts';
import type { Tx } from '../db/database.ts';
import { returnRights } from '../enforcement/return-rights.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Problem } from '../http/problem.ts';
import { parkBounds } from '../map/park-bounds.ts';
import type { Parts } from '../parts.ts';
import { endWithDanger } from '../interim-measures/end-with-danger.ts';
import { listMeasures } from '../interim-measures/store.ts';
import { takeNumber } from '../record-numbers/take-number.ts';
import { requestZones } from '../zones/request-zones.ts';
import { fromCard, lifeOf, lockDanger, readDanger } from './danger-cards.ts';
import type { DangerCard } from './danger-cards.ts';
import { recordLifts } from './escalate.ts';
import { listPostponements, voidAsked } from './postponements.ts';
import { judgedBy, standardOf } from './standard-of.ts';
import { findReportPlace, insertDanger, insertEvent, saveLife, trailOf } from './store.ts';
import type { DoneBy, NewDanger, ReportPlace } from './store.ts';

/** How a refusal of the loop is answered. */
const REFUSALS: Readonly<Record<HiddenDangerRefusal, ProblemCode>> = {
  forbidden: 'forbidden',
  'not-acceptable-state': 'not-acceptable-state',
  'reason-required': 'reason-required',
  'incomplete-report': 'incomplete-report',
  'same-person': 'same-person',
  'deadline-in-past': 'bad-request',
};

function incomplete(missing: readonly MissingPart[]): Problem {
  const texts = missing.map((part) => MISSING[part]);
  return problem('incomplete-report', {
    detail: {
      zh: texts.map(({ zh }) => zh).join(';'),
      en: texts.map(({ en }) => en).join('; '),
    },
    more: { missing },
  });
}

function refusal(refused: HiddenDangerRefusal, missing: readonly MissingPart[]): Problem {
  if (refused === 'incomplete-report') return incomplete(missing);
  if (refused !== 'deadline-in-past') return problem(REFUSALS[refused]);
  return problem('bad-request', {
    errors: [{ path: '/deadline', message: { zh: '应晚于现在', en: 'must be in the future' } }],
  });
}

export async function readDetail(
  tx: Tx,
  id: number,
  now: Date,
): Promise<HiddenDangerDetail | undefined> {
  const card = await readDanger(tx, id);
  return card && detailOf(tx, fromCard(card, now), now);
}

async function detailOf(tx: Tx, danger: HiddenDanger, now: Date): Promise<HiddenDangerDetail> {
  const interimMeasures = (await listMeasures(tx, danger.id, now)).map(({ shown }) => shown);
  const postponements = await listPostponements(tx, danger.id);
  const standard = await standardOf(tx, danger.id);
  return { ...danger, ...(await trailOf(tx, danger.id)), interimMeasures, postponements, standard };
}

type Report = Omit<NewDanger, 'number' | 'location' | 'at' | 'by' | 'standard'> & {
  readonly standardLineId: number | null;
  readonly location: readonly [number, number] | null;
  readonly attachmentIds: readonly number[];
};

/** A new hidden danger. Complete or not at all: place and photo, or an alarm as its evidence. */
export function reportDanger(
  parts: Parts,
  caller: Caller,
  { report, now }: { report: Report; now: Date },
): Promise<HiddenDangerDetail> {
  return parts.db.tx(caller.scope, async (tx) => {
    const place = await placeOf(parts, tx, report);
    const photoIds = await claimed(tx, caller, report.attachmentIds);
    const missing = checkReport({
      ...report,
      hasPlace: report.location !== null,
      hasAlarm: place.has_alarm,
      photoCount: photoIds.length,
    });
    const location = report.location ?? [place.lon, place.lat];
    if (missing.length > 0) throw incomplete(missing);
    const number = await takeNumber(tx, RECORD_PREFIXES.hiddenDanger, now);
    const judging = { lineId: report.standardLineId, enterpriseId: report.enterpriseId };
    const standard = await judgedBy(tx, judging, now);
    const made = { ...report, number, at: now, by: caller.userId, standard };
    const id = await insertDanger(tx, { ...made, location: location as [number, number] });
    await hangPhotos(tx, photoIds, { dangerId: id, enterpriseId: report.enterpriseId });
    await insertEvent(tx, {
      ...{ dangerId: id, at: now, by: caller, action: 'report', from: null, to: 'reported' },
      ...{ text: report.description, attachmentIds: photoIds },
      data: { alarmId: report.alarmId, standard },
    });
    return told(parts, tx, { id, caller, action: 'reportHiddenDanger', now, detail: { number } });
  });
}

const OUTSIDE = {
  zh: `距园区超过 ${REPORT_MARGIN_M / 1000} 公里，请检查经度和纬度`,
  en: `more than ${REPORT_MARGIN_M / 1000} km outside of the park; check longitude and latitude`,
};

/** What the report names must be there and belong together, as far as the caller may see, and lie in the park. */
async function placeOf({ config }: Parts, tx: Tx, report: Report): Promise<ReportPlace> {
  const place = await findReportPlace(tx, report);
  const isWhole =
    place !== undefined &&
    (report.facilityId === null || place.has_facility) &&
    (report.alarmId === null || place.has_alarm);
  if (!isWhole) throw problem('not-found');
  const { location } = report;
  if (location !== null && !isReportablePlace([...location], await parkBounds(tx, config))) {
    throw problem('outside-park', { errors: [{ path: '/location', message: OUTSIDE }] });
  }
  return place;
}

/** Photos are the caller's own and hang on nothing yet. */
async function claimed(tx: Tx, caller: Caller, ids: readonly number[]): Promise<number[]> {
  const wanted = [...new Set(ids)];
  const found = await claimPhotos(tx, wanted, caller.userId);
  if (found.length === wanted.length) return found;
  throw problem('incomplete-report', {
    detail: { zh: '照片不存在或已被使用', en: 'A photo does not exist or is already used' },
    more: { missing: ['photo-missing'] },
    errors: [
      {
        path: '/attachmentIds',
        message: { zh: '没有这张未使用的照片', en: 'no such unused photo of yours' },
      },
    ],
  });
}

/** One step, as it is decided. */
export type ActOf = (
  by: { readonly atMs: number; readonly by: HiddenDangerActor },
  photoCount: number,
) => HiddenDangerAction;
type Change = {
  readonly id: number;
  readonly action: string;
  /** One after the other, all or none; photos are those of the first. */
  readonly acts: readonly ActOf[];
  readonly now: Date;
  readonly attachmentIds?: readonly number[];
};

/** Steps of the loop in one transaction: lock, decide, store, trail, give rights back, zones, audit, live. */
export function changeDanger(
  parts: Parts,
  caller: Caller,
  { id, action, acts, now, attachmentIds = [] }: Change,
): Promise<HiddenDangerDetail> {
  return parts.db.tx(caller.scope, async (tx) => {
    const card = await lockDanger(tx, id);
    if (card === undefined) throw problem('not-found');
    const photoIds = await claimed(tx, caller, attachmentIds);
    const before = lifeOf(card);
    const by = { atMs: now.getTime(), by: actorOf(caller) };
    let life: HiddenDangerLife = before;
    for (const [at, act] of acts.entries()) {
      const ids = at === 0 ? photoIds : [];
      const next = nextHiddenDanger(life, act(by, ids.length));
      if ('refused' in next) throw refusal(next.refused, next.missing);
      const { entry } = next;
      life = next.hiddenDanger;
      await checkDuplicate(tx, card, life.duplicateOf);
      await saveLife(tx, id, { life, by: doneBy(entry.action, caller.userId) });
      await insertEvent(tx, {
        ...{ dangerId: id, at: now, by: caller, action: entry.action, from: entry.from },
        ...{ to: entry.to, text: entry.text, attachmentIds: ids, data: entry.data },
      });
    }
    await hangPhotos(tx, photoIds, { dangerId: id, enterpriseId: card.enterprise_id });
    if (!isPostponable(life.state)) await voidAsked(tx, id, now);
    const isOver = isOpenHiddenDanger(before.state) && !isOpenHiddenDanger(life.state);
    if (isOver) await endWithDanger(tx, { dangerId: id, state: life.state, now });
    const rights = isOver ? await returnRights(parts, tx, { id, now }) : undefined;
    if (rights?.hasLifted === true) await recordLifts(tx, id, now);
    const detail = { from: before.state, to: life.state };
    const answer = await told(parts, tx, { id, caller, action, now, detail });
    await rights?.publish();
    return answer;
  });
}

/** A repetition is of another one of the same enterprise that is none itself. */
async function checkDuplicate(
  tx: Tx,
  { id, enterprise_id: enterpriseId }: DangerCard,
  duplicateOf: number | null,
): Promise<void> {
  if (duplicateOf === null) return;
  const first = await readDanger(tx, duplicateOf);
  const isFirst =
    first !== undefined &&
    first.id !== id &&
    first.enterprise_id === enterpriseId &&
    first.duplicate_of === null;
  if (isFirst) return;
  const message = {
    zh: '须为同一企业的另一条隐患，且本身不是重复隐患',
    en: 'must be another hidden danger of the same enterprise that repeats none itself',
  };
  throw problem('bad-request', { errors: [{ path: '/duplicateOfId', message }] });
}

/** The person of the loop that a caller is; a machine is none. */
export function actorOf({ userId, role, enterpriseId }: Caller): HiddenDangerActor {
  if (userId === null || role === 'source' || role === 'system' || role === 'public') {
    throw problem('forbidden');
  }
  return { userId, group: actorGroupOf(role), enterpriseId };
}

function doneBy(action: HiddenDangerAction['type'], userId: number | null): DoneBy {
  if (action === 'dispatch') return { dispatchedBy: userId };
  if (action === 'take-up' || action === 'progress' || action === 'answer')
    return { rectifiedBy: userId };
  const isEnd = action === 'close' || action === 'refuse' || action === 'withdraw';
  return isEnd ? { closedBy: userId } : {};
}

type Telling = {
  readonly id: number;
  readonly caller: Caller;
  readonly action: string;
  readonly now: Date;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** The end of each change: the zones are due, the trail of the system, the live event. */
export async function told(
  parts: Parts,
  tx: Tx,
  { id, caller, action, now, detail }: Telling,
): Promise<HiddenDangerDetail> {
  const danger = fromCard((await readDanger(tx, id))!, now);
  const answer = await detailOf(tx, danger, now);
  await requestZones(tx, now, `hidden-danger:${id}`);
  await parts.audit.record(tx, caller, { action, object: `hidden-danger:${id}`, detail });
  const audience = { park: true, enterpriseIds: [danger.enterprise.id] };
  await parts.outbox.publish(tx, 'hidden-danger', audience, danger);
  return answer;
}
