import * as wire from '@parkwatch/domain/wire/hidden-dangers';
import { msFromIso } from '@parkwatch/domain/time/instant';
import { pageCursor, readPageCursor } from '../http/page-cursor.ts';
import { route } from '../http/feature.ts';
import type { BoundRoute, Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { dangerPage } from './danger-cards.ts';
import { askForLater, decideLater } from './postpone.ts';
import { changeDanger, readDetail, reportDanger } from './service.ts';
import type { ActOf } from './service.ts';

/** The loop of hidden dangers: report, dispatch, take up, rectify, accept or return. */
export function hiddenDangers(parts: Parts): Feature {
  return { name: 'hidden-dangers', routes: [...readings(parts), ...steps(parts)] };
}

function readings({ db }: Parts): BoundRoute[] {
  return [
    route(wire.listHiddenDangers, async ({ query, caller, now }) => {
      const { cursor, limit, ...filter } = query;
      const read = readPageCursor(cursor);
      const after = read && { reportedAt: read.at, id: read.id };
      // One more than asked for tells whether there is another page.
      const page = await db.tx(caller.scope, (tx) =>
        dangerPage(tx, filter, { after, limit: limit + 1, now }),
      );
      const items = page.items.slice(0, limit);
      const last = page.items.length > limit ? items.at(-1) : undefined;
      const nextCursor = last ? pageCursor({ at: last.reportedAt, id: last.id }) : null;
      return { items, nextCursor, total: page.total };
    }),
    route(wire.readHiddenDanger, async ({ params: { id }, caller, now }) => {
      const found = await db.tx(caller.scope, (tx) => readDetail(tx, id, now));
      if (found === undefined) throw problem('not-found');
      return found;
    }),
  ];
}

function steps(parts: Parts): BoundRoute[] {
  return [
    route(wire.reportHiddenDanger, ({ body, caller, now }) =>
      reportDanger(parts, caller, { report: body, now }),
    ),
    route(wire.confirmHiddenDanger, ({ params: { id }, body, caller, now }) => {
      const { grade, category, text, dispatch } = body;
      const acts: ActOf[] = [(by) => ({ ...by, type: 'confirm', text, grade, category })];
      if (dispatch !== null) acts.push(dispatching(dispatch));
      return changeDanger(parts, caller, { id, action: wire.confirmHiddenDanger.id, acts, now });
    }),
    route(wire.refuseHiddenDanger, ({ params: { id }, body, caller, now }) => {
      const { reason: text, duplicateOfId: duplicateOf } = body;
      return changeDanger(parts, caller, {
        ...{ id, action: wire.refuseHiddenDanger.id, now },
        acts: [(by) => ({ ...by, type: 'refuse', text, duplicateOf })],
      });
    }),
    route(wire.dispatchHiddenDanger, ({ params: { id }, body, caller, now }) =>
      changeDanger(parts, caller, {
        ...{ id, action: wire.dispatchHiddenDanger.id, now, acts: [dispatching(body)] },
      }),
    ),
    route(wire.withdrawHiddenDanger, ({ params: { id }, body, caller, now }) =>
      changeDanger(parts, caller, {
        ...{ id, action: wire.withdrawHiddenDanger.id, now },
        acts: [(by) => ({ ...by, type: 'withdraw', text: body.reason })],
      }),
    ),
    ...rectifying(parts),
    ...judging(parts),
  ];
}

/** What the enterprise does. */
function rectifying(parts: Parts): BoundRoute[] {
  return [
    route(wire.takeUpHiddenDanger, ({ params: { id }, body: { text }, caller, now }) =>
      changeDanger(parts, caller, {
        ...{ id, action: wire.takeUpHiddenDanger.id, now },
        acts: [(by) => ({ ...by, type: 'take-up', text })],
      }),
    ),
    route(wire.tellProgress, ({ params: { id }, body, caller, now }) => {
      const { text, percent, attachmentIds } = body;
      return changeDanger(parts, caller, {
        ...{ id, action: wire.tellProgress.id, now, attachmentIds },
        acts: [(by, photoCount) => ({ ...by, type: 'progress', text, percent, photoCount })],
      });
    }),
    route(wire.answerHiddenDanger, ({ params: { id }, body, caller, now }) =>
      changeDanger(parts, caller, {
        ...{ id, action: wire.answerHiddenDanger.id, now, attachmentIds: body.attachmentIds },
        acts: [(by, photoCount) => ({ ...by, type: 'answer', text: body.text, photoCount })],
      }),
    ),
    route(wire.askPostponement, ({ params: { id }, body, caller, now }) =>
      askForLater(parts, caller, { id, now, ...body }),
    ),
    route(wire.decidePostponement, ({ params: { id }, body, caller, now }) =>
      decideLater(parts, caller, { id, now, ...body }),
    ),
  ];
}

/** What the office does with an answer, and afterwards. */
function judging(parts: Parts): BoundRoute[] {
  return [
    route(wire.reviewHiddenDanger, ({ params: { id }, body, caller, now }) =>
      changeDanger(parts, caller, {
        ...{ id, action: wire.reviewHiddenDanger.id, now },
        acts: [
          (by) => {
            const { decision, text } = body;
            if (decision === 'accept') return { ...by, type: decision, text };
            return { ...by, type: decision, text, ...deadlineOf(body) };
          },
        ],
      }),
    ),
    route(wire.closeHiddenDanger, ({ params: { id }, body: { text }, caller, now }) =>
      changeDanger(parts, caller, {
        ...{ id, action: wire.closeHiddenDanger.id, now },
        acts: [(by) => ({ ...by, type: 'close', text })],
      }),
    ),
    route(wire.lookBack, ({ params: { id }, body, caller, now }) =>
      changeDanger(parts, caller, {
        ...{ id, action: wire.lookBack.id, now, attachmentIds: body.attachmentIds },
        acts: [
          (by, photoCount) => {
            const { outcome, text } = body;
            if (outcome === 'held') return { ...by, type: 'confirm-held', text, photoCount };
            return { ...by, type: 'reopen', text, photoCount, ...deadlineOf(body) };
          },
        ],
      }),
    ),
  ];
}

function dispatching(body: { instruction: string; deadline?: string | undefined }): ActOf {
  return (by) => ({ ...by, type: 'dispatch', text: body.instruction, ...deadlineOf(body) });
}

/** The domain tells "none given" by the member's absence. */
function deadlineOf({ deadline }: { deadline?: string | undefined }): { deadlineMs?: number } {
  const deadlineMs = deadline === undefined ? null : msFromIso(deadline);
  return deadlineMs === null ? {} : { deadlineMs };
}
