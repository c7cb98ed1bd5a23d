import {
  endedInterim,
  extendedInterim,
  INTERIM_AT_MOST_MS,
  refusedInterim,
} from '@parkwatch/domain/hidden-danger/interim-measure';
import type { InterimKind, InterimRefusal } from '@parkwatch/domain/hidden-danger/interim-measure';
import type { HiddenDangerActor } from '@parkwatch/domain/hidden-danger/next-hidden-danger';
import type { Text } from '@parkwatch/domain/text/text';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import type { HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import type { Tx } from '../db/tx.ts';
import { lifeOf, lockDanger } from '../hidden-dangers/danger-cards.ts';
import type { DangerCard } from '../hidden-dangers/danger-cards.ts';
import { actorOf, told } from '../hidden-dangers/service.ts';
import { insertEvent } from '../hidden-dangers/store.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import {
  dangerOfMeasure,
  endMeasure,
  extendMeasure,
  insertMeasure,
  listMeasures,
} from './store.ts';
import type { StoredMeasure } from './store.ts';

const UNTIL: Readonly<Partial<Record<InterimRefusal, Text>>> = {
  'until-past': { zh: '应晚于现在', en: 'must be in the future' },
  'until-too-far': {
    zh: `距现在不得超过 ${INTERIM_AT_MOST_MS / DAY_MS} 天，到期前可续期`,
    en: `must be at most ${INTERIM_AT_MOST_MS / DAY_MS} days from now; extend it before it expires`,
  },
  'until-not-later': {
    zh: '续期应晚于原到期时间',
    en: 'an extension must end later than what it extends',
  },
};
const OF_THE_PARK = {
  zh: '该临时防护由园区要求，只能由园区结束',
  en: 'The park laid this measure down; only the park ends it',
};

function refusal(refused: InterimRefusal): Problem {
  const message = UNTIL[refused];
  if (message !== undefined)
    return problem('bad-request', { errors: [{ path: '/until', message }] });
  if (refused === 'of-the-park') return problem('forbidden', { detail: OF_THE_PARK });
  return problem(refused === 'forbidden' ? 'forbidden' : 'not-acceptable-state');
}

type Change = { readonly id: number; readonly now: Date };
type NewInterim = {
  readonly kind: InterimKind;
  readonly measure: string;
  readonly responsible: string;
  readonly until: string;
};

/** A new measure of the danger `id`. The danger is locked, so that it is not closed meanwhile. */
export function addInterim(
  parts: Parts,
  caller: Caller,
  { id, now, measure }: Change & { readonly measure: NewInterim },
): Promise<HiddenDangerDetail> {
  return parts.db.tx(caller.scope, async (tx) => {
    const danger = await lockDanger(tx, id);
    if (danger === undefined) throw problem('not-found');
    const until = new Date(measure.until);
    const refused = refusedInterim(lifeOf(danger), {
      ...{ by: actorOf(caller), atMs: now.getTime(), untilMs: until.getTime() },
    });
    if (refused !== undefined) throw refusal(refused);
    const made = { ...measure, until, dangerId: id, enterpriseId: danger.enterprise_id };
    const measureId = await insertMeasure(tx, made, { now, by: caller });
    const { kind, responsible } = measure;
    return recorded(parts, tx, {
      ...{ caller, now, danger, measureId, step: 'interim-add', text: measure.measure },
      ...{ action: 'addInterimMeasure', data: { kind, responsible, untilMs: until.getTime() } },
    });
  });
}

type Seen = { readonly version: number; readonly reason: string };

/** A later end of the measure `id`. */
export function extendInterim(
  parts: Parts,
  caller: Caller,
  { id, now, extension }: Change & { readonly extension: Seen & { readonly until: string } },
): Promise<HiddenDangerDetail> {
  return parts.db.tx(caller.scope, async (tx) => {
    const { danger, measure, by } = await locked(tx, caller, { id, now, seen: extension });
    const until = new Date(extension.until);
    const next = extendedInterim(measure.life, lifeOf(danger), {
      ...{ by, atMs: now.getTime(), untilMs: until.getTime() },
    });
    if ('refused' in next) throw refusal(next.refused);
    await extendMeasure(tx, id, { until, now });
    return recorded(parts, tx, {
      ...{ caller, now, danger, measureId: id, step: 'interim-extend', text: extension.reason },
      action: 'extendInterimMeasure',
      data: { ...about(measure), fromMs: measure.life.untilMs, untilMs: until.getTime() },
    });
  });
}

/** Takes the measure `id` back. */
export function endInterim(
  parts: Parts,
  caller: Caller,
  { id, now, ending }: Change & { readonly ending: Seen },
): Promise<HiddenDangerDetail> {
  return parts.db.tx(caller.scope, async (tx) => {
    const { danger, measure, by } = await locked(tx, caller, { id, now, seen: ending });
    const next = endedInterim(measure.life, lifeOf(danger), { by, atMs: now.getTime() });
    if ('refused' in next) throw refusal(next.refused);
    await endMeasure(tx, id, { now, by: caller, why: ending.reason });
    return recorded(parts, tx, {
      ...{ caller, now, danger, measureId: id, step: 'interim-end', text: ending.reason },
      ...{ action: 'endInterimMeasure', data: about(measure) },
    });
  });
}

type Locked = {
  readonly danger: DangerCard;
  readonly measure: StoredMeasure;
  readonly by: HiddenDangerActor;
};

/** Every change of a measure waits for its danger, so one lock keeps them in a row; who saw an older version learns of it. */
async function locked(
  tx: Tx,
  caller: Caller,
  { id, now, seen }: Change & { readonly seen: Seen },
): Promise<Locked> {
  const dangerId = await dangerOfMeasure(tx, id);
  const danger = dangerId === undefined ? undefined : await lockDanger(tx, dangerId);
  if (danger === undefined) throw problem('not-found');
  const measure = (await listMeasures(tx, danger.id, now)).find(({ shown }) => shown.id === id);
  if (measure === undefined) throw problem('not-found');
  if (measure.shown.version !== seen.version) throw problem('conflict');
  return { danger, measure, by: actorOf(caller) };
}

function about({ shown: { kind, measure, responsible } }: StoredMeasure) {
  return { kind, measure, responsible };
}

type Recording = {
  readonly caller: Caller;
  readonly now: Date;
  readonly danger: DangerCard;
  readonly measureId: number;
  /** As the trail names it. */
  readonly step: string;
  readonly action: string;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** The line in the trail, and all that follows each change of a danger. */
async function recorded(
  parts: Parts,
  tx: Tx,
  { caller, now, danger, measureId, step, action, text, data }: Recording,
): Promise<HiddenDangerDetail> {
  await insertEvent(tx, {
    ...{ dangerId: danger.id, at: now, by: caller, action: step, text, data },
    ...{ from: danger.state, to: danger.state, interimMeasureId: measureId },
  });
  const detail = { interimMeasureId: measureId };
  return told(parts, tx, { id: danger.id, caller, action, now, detail });
}
