import { msFromIso } from '@parkwatch/domain/time/instant';
import { refusedAsking, refusedDeciding } from '@parkwatch/domain/hidden-danger/postponement';
import type { PostponementRefusal } from '@parkwatch/domain/hidden-danger/postponement';
import type { Text } from '@parkwatch/domain/text/text';
import * as wire from '@parkwatch/domain/wire/hidden-dangers';
import type { HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { lifeOf, lockDanger } from './danger-cards.ts';
import type { DangerCard } from './danger-cards.ts';
import { decideAsked, insertPostponement, listPostponements } from './postponements.ts';
import { actorOf, told } from './service.ts';
import { insertEvent, saveLife } from './store.ts';

const UNTIL: Partial<Record<PostponementRefusal, Text>> = {
  'until-not-later': { zh: '应晚于现在的期限', en: 'must be later than the deadline as it is' },
  'until-too-far': {
    zh: '最多延长 90 天；更久的应作为长期整改管理',
    en: 'at most 90 days later; what takes longer is a long-term case',
  },
};
const STATE: Partial<Record<PostponementRefusal, Text>> = {
  'asked-already': {
    zh: '已有延期申请等待审批',
    en: 'A later deadline is asked for already and waits for its decision',
  },
  'too-late': {
    zh: '期限已过，不能再申请或批准延期',
    en: 'The time has passed: it can no longer be asked for or granted',
  },
};

function refusal(refused: PostponementRefusal): Problem {
  if (refused === 'forbidden') return problem('forbidden');
  const until = UNTIL[refused];
  if (until !== undefined)
    return problem('bad-request', { errors: [{ path: '/until', message: until }] });
  const detail = STATE[refused];
  return problem('not-acceptable-state', detail === undefined ? {} : { detail });
}

type Asked = {
  readonly id: number;
  readonly now: Date;
  readonly until: string;
  readonly reason: string;
};

/** The enterprise asks for a later deadline; the old one stands until it is granted. */
export function askForLater(
  parts: Parts,
  caller: Caller,
  { id, now, until, reason }: Asked,
): Promise<HiddenDangerDetail> {
  const action = wire.askPostponement.id;
  return parts.db.tx(caller.scope, async (tx) => {
    const card = await locked(tx, id);
    const untilMs = msFromIso(until) ?? Number.NaN;
    const asking = { by: actorOf(caller), atMs: now.getTime(), untilMs };
    const refused = refusedAsking(lifeOf(card), asking, card.postponement_until !== null);
    if (refused !== null) throw refusal(refused);
    const [from, to] = [card.deadline!, new Date(untilMs)];
    await insertPostponement(tx, {
      ...{ dangerId: id, enterpriseId: card.enterprise_id, at: now, by: caller, reason },
      ...{ from, until: to },
    });
    await insertEvent(tx, {
      ...{ dangerId: id, at: now, by: caller, action: 'postpone-ask' },
      ...{ from: card.state, to: card.state, text: reason },
      data: { fromMs: from.getTime(), untilMs },
    });
    return told(parts, tx, { id, caller, action, now, detail: { until: to.toISOString() } });
  });
}

type Decided = {
  readonly id: number;
  readonly now: Date;
  readonly decision: 'grant' | 'refuse';
  readonly text: string;
};

/** The office grants or refuses what was asked for. */
export function decideLater(
  parts: Parts,
  caller: Caller,
  { id, now, decision, text }: Decided,
): Promise<HiddenDangerDetail> {
  const action = wire.decidePostponement.id;
  const isGrant = decision === 'grant';
  return parts.db.tx(caller.scope, async (tx) => {
    const card = await locked(tx, id);
    const [last] = await listPostponements(tx, id);
    const asked = last && { state: last.state, untilMs: Date.parse(last.until) };
    const deciding = { by: actorOf(caller), atMs: now.getTime(), isGrant };
    const life = lifeOf(card);
    const refused = refusedDeciding(life, asked, deciding);
    if (refused !== null) throw refusal(refused);
    const untilMs = asked!.untilMs;
    const state = isGrant ? 'granted' : 'refused';
    await decideAsked(tx, id, { state, at: now, by: caller, text });
    if (isGrant) await saveLife(tx, id, { life: { ...life, deadlineMs: untilMs }, by: {} });
    await insertEvent(tx, {
      ...{ dangerId: id, at: now, by: caller, action: `postpone-${decision}` },
      ...{ from: card.state, to: card.state, text },
      data: isGrant ? { deadlineMs: untilMs } : {},
    });
    return told(parts, tx, { id, caller, action, now, detail: { decision } });
  });
}

async function locked(tx: Tx, id: number): Promise<DangerCard> {
  const card = await lockDanger(tx, id);
  if (card === undefined) throw problem('not-found');
  return card;
}
