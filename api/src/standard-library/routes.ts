import { composeChecklist, modulesOfFacility } from '@parkwatch/domain/standard-library/checklist';
import { STANDARD_COLUMNS } from '@parkwatch/domain/standard-library/import-template';
import {
  modulesOf,
  STANDARD_MODULE_NAMES,
  STANDARD_MODULES,
} from '@parkwatch/domain/standard-library/modules';
import type { StandardModule } from '@parkwatch/domain/standard-library/modules';
import { proposeLines } from '@parkwatch/domain/standard-library/propose-lines';
import type { FacilityKind } from '@parkwatch/domain/weather-rules/facility-facts';
import * as changes from '@parkwatch/domain/wire/standard-changes';
import * as wire from '@parkwatch/domain/wire/standard-library';
import { XLSX_TYPE } from '@parkwatch/domain/wire/file-uploads';
import type { Tx } from '../db/tx.ts';
import { templateBook } from '../file-uploads/template-book.ts';
import { route } from '../http/feature.ts';
import type { BoundRoute, Feature } from '../http/feature.ts';
import { pageCursor, readPageCursor, wrongCursor } from '../http/page-cursor.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import { applyImport, previewImport } from './import-lines.ts';
import { shownLine, versionOfRow } from './line-rows.ts';
import { readDetail } from './read-detail.ts';
import { countReevaluations, findReevaluations } from './reevaluation-store.ts';
import { completeReevaluation } from './reevaluations.ts';
import * as store from './store.ts';
import { addLine, changeLine, retireLine } from './write-line.ts';

const MOST_PROPOSED = 5;

/** The library of hidden-danger standards: what is looked at and judged by, who changes it, and what changes ask for. */
export function standardLibrary(parts: Parts): Feature {
  return {
    name: 'standard-library',
    routes: [
      ...reading(parts),
      ...using(parts),
      ...writing(parts),
      ...importing(parts),
      ...reevaluating(parts),
    ],
  };
}

function reading({ db }: Parts): BoundRoute[] {
  return [
    route(wire.listStandardDocuments, async ({ query, caller, now }) => {
      const on = query.on ?? parkDate(now);
      return db.tx(caller.scope, async (tx) => {
        const items = await store.listDocuments(tx, on);
        const counts = await store.countModules(tx, on);
        const modules = STANDARD_MODULE_NAMES.map((module) => {
          const { name, frame } = STANDARD_MODULES[module];
          return { module, name, frame, linesInForce: counts.get(module) ?? 0 };
        });
        return { on, items, modules };
      });
    }),
    route(wire.listStandardLines, async ({ query, caller, now }) => {
      const { cursor, limit, on = parkDate(now), ...filter } = query;
      const page = { on, after: readIdCursor(cursor), limit: limit + 1 };
      const { items: found, total } = await db.tx(caller.scope, (tx) =>
        store.linePage(tx, filter, page),
      );
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return { items, nextCursor: last === undefined ? null : `id-${last.id}`, total };
    }),
    route(wire.readStandardLine, async ({ params: { id }, caller, now }) => {
      const found = await db.tx(caller.scope, (tx) => readDetail(tx, id, { caller, now }));
      if (found === undefined) throw problem('not-found');
      return found;
    }),
  ];
}

function readIdCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const id = /^id-(\d{1,15})$/.exec(cursor)?.[1];
  if (id === undefined) throw wrongCursor();
  return Number(id);
}

function using({ db }: Parts): BoundRoute[] {
  return [
    route(wire.proposeStandardLines, async ({ query, caller, now }) => {
      const { text, category, facilityKind } = query;
      const cards = await db.tx(caller.scope, (tx) => store.standingCards(tx, parkDate(now)));
      const lines = cards.map((card) => ({ ...versionOfRow(card), card }));
      const found = proposeLines(text, lines, {
        ...(facilityKind === undefined ? {} : { modules: modulesOfFacility(facilityKind) }),
        ...(category === undefined ? {} : { category }),
        most: MOST_PROPOSED,
      });
      const items = found.map(({ line: { card }, score, words, bonus }) => ({
        ...{ line: shownLine(card), score, words: [...words], bonus },
      }));
      return { items };
    }),
    route(wire.readStandardChecklist, async ({ query, caller, now }) => {
      const { on = parkDate(now) } = query;
      return db.tx(caller.scope, async (tx) => {
        const modules = await modulesAsked(tx, query);
        const cards = await store.standingCards(tx, on);
        const versions = cards.map((card) => ({ ...versionOfRow(card), card }));
        const sections = composeChecklist(versions, modules, on).map(({ module, lines }) => ({
          ...{ module, name: STANDARD_MODULES[module].name },
          lines: lines.map(({ card }) => shownLine(card)),
        }));
        return { on, sections };
      });
    }),
  ];
}

type Asked = {
  readonly module?: StandardModule | undefined;
  readonly facilityKind?: FacilityKind | undefined;
  readonly enterpriseId?: number | undefined;
};

/** What all that was named have in common. */
async function modulesAsked(tx: Tx, asked: Asked): Promise<StandardModule[]> {
  const { module, facilityKind, enterpriseId } = asked;
  if (module === undefined && facilityKind === undefined && enterpriseId === undefined) {
    const message = {
      zh: '请指定模块、设施类型或企业',
      en: 'name a module, a kind or an enterprise',
    };
    throw problem('bad-request', { errors: [{ path: '/query/module', message }] });
  }
  const sets: (readonly StandardModule[])[] = [];
  if (module !== undefined) sets.push([module]);
  if (facilityKind !== undefined) sets.push(modulesOfFacility(facilityKind));
  if (enterpriseId !== undefined) {
    const [facts] = await store.enterpriseFacts(tx, enterpriseId);
    if (facts === undefined) throw problem('not-found');
    const { kind, industry_zh: industryZh, facility_kinds: facilityKinds } = facts;
    sets.push(modulesOf({ kind, industryZh, facilityKinds }));
  }
  return STANDARD_MODULE_NAMES.filter((one) => sets.every((set) => set.includes(one)));
}

function writing(parts: Parts): BoundRoute[] {
  return [
    route(wire.addStandardLine, ({ body: { line, reason }, caller, now }) => {
      const action = wire.addStandardLine.id;
      return addLine(parts, caller, { action, kind: 'write', draft: line, reason, now });
    }),
    route(wire.changeStandardLine, ({ params: { id }, body, caller, now }) => {
      const { line: draft, afterVersion, reason } = body;
      const action = wire.changeStandardLine.id;
      const writing = { action, kind: 'write' as const, id, afterVersion, reason, now };
      return changeLine(parts, caller, { ...writing, draft });
    }),
    route(wire.retireStandardLine, ({ params: { id }, body, caller, now }) => {
      const action = wire.retireStandardLine.id;
      return retireLine(parts, caller, { action, kind: 'retire', id, ...body, now });
    }),
  ];
}

function importing(parts: Parts): BoundRoute[] {
  return [
    route(changes.readStandardTemplate, async (_call, { res }) => {
      const name = { zh: '隐患排查标准', en: 'Standards' };
      const book = await templateBook({ name, columns: STANDARD_COLUMNS });
      res.set({
        'content-type': XLSX_TYPE,
        'content-disposition': 'attachment; filename="standards.xlsx"',
        'x-content-type-options': 'nosniff',
      });
      res.end(book);
    }),
    route(changes.previewStandardImport, ({ query: { name }, raw: content, caller, now }) =>
      previewImport(parts, caller, { name, content, now }),
    ),
    route(changes.applyStandardImport, ({ params: { id }, body: { reason }, caller, now }) =>
      applyImport(parts, caller, { id, reason, now }),
    ),
  ];
}

function reevaluating(parts: Parts): BoundRoute[] {
  return [
    route(changes.listStandardReevaluations, async ({ query, caller, now }) => {
      const { cursor, limit, view, enterpriseId } = query;
      const page = { view, enterpriseId, after: readPageCursor(cursor), limit: limit + 1 };
      return parts.db.tx(caller.scope, async (tx) => {
        const found = await findReevaluations(tx, page, now);
        const items = found.slice(0, limit);
        const last = found.length > limit ? items.at(-1) : undefined;
        const nextCursor = last ? pageCursor({ at: last.openedAt, id: last.id }) : null;
        return { items, nextCursor, ...(await countReevaluations(tx, now)) };
      });
    }),
    route(changes.completeStandardReevaluation, ({ params: { id }, body, caller, now }) =>
      completeReevaluation(parts, caller, { id, ...body, now }),
    ),
  ];
}
