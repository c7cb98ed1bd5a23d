import * as methods from '@parkwatch/domain/wire/risk-methods';
import * as register from '@parkwatch/domain/wire/risk-register';
import * as sheets from '@parkwatch/domain/wire/risk-sheets';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import { batchOf } from '../ingest/batches.ts';
import { entriesOf } from '../ingest/record-route.ts';
import type { Parts } from '../parts.ts';
import { bindable, bindSources } from './bindings.ts';
import { addVersion, coloursOfLevels, previewVersion } from './method-service.ts';
import { shownVersions } from './methods.ts';
import { ineffectivePage, registerPage, riskSummary } from './register.ts';
import { createSheet, reviseSheet, withdrawSheet } from './sheet-service.ts';
import { findUnit, sheetDetail, sheetsOf } from './sheets.ts';
import { takeSigns } from './take-signs.ts';

/** Risks of the enterprises: register with live measures, sheets that people assess by, and the tables of the methods. */
export function riskRegister(parts: Parts): Feature {
  const { db } = parts;
  return {
    name: 'risk-register',
    routes: [
      route(register.readRiskRegister, ({ query, caller, now }) =>
        db.tx(caller.scope, (tx) => registerPage(tx, now, query)),
      ),
      route(register.readRiskSummary, ({ caller, now }) =>
        db.tx(caller.scope, (tx) => riskSummary(tx, now)),
      ),
      route(register.listIneffectiveMeasures, ({ query, caller, now }) =>
        db.tx(caller.scope, (tx) => ineffectivePage(tx, now, query)),
      ),
      route(register.bindMeasure, ({ params: { id }, body, caller, now }) =>
        bindSources(parts, caller, { id, ...body, now }),
      ),
      route(register.listBindable, ({ params: { id }, caller, now }) =>
        db.tx(caller.scope, (tx) => bindable(tx, id, now)),
      ),
      route(register.ingestRecognitionSigns, (call, { req }) => {
        const { caller, now, raw } = call;
        const { entries } = entriesOf(call, () => call.body?.records ?? []);
        return takeSigns(parts, {
          ...{ caller, records: entries, now },
          batch: batchOf(req, 'recognition-signs', raw),
        });
      }),
      ...sheetRoutes(parts),
      ...methodRoutes(parts),
    ],
  };
}

function sheetRoutes(parts: Parts): Feature['routes'] {
  const { db } = parts;
  return [
    route(sheets.listRiskSheets, ({ params: { id }, caller, now }) =>
      db.tx(caller.scope, async (tx) => {
        if ((await findUnit(tx, id)) === undefined) throw problem('not-found');
        return { items: await sheetsOf(tx, { unitId: id }, now) };
      }),
    ),
    route(sheets.readRiskSheet, ({ params: { id }, caller, now }) =>
      db.tx(caller.scope, async (tx) => {
        const found = await sheetDetail(tx, id, now);
        if (found === undefined) throw problem('not-found');
        return found;
      }),
    ),
    route(sheets.createRiskSheet, ({ params: { id: unitId }, body: input, caller, now }) =>
      createSheet(parts, caller, { unitId, input, now }),
    ),
    route(sheets.reviseRiskSheet, ({ params: { id }, body, caller, now }) => {
      const { sheet: input, revision, note } = body;
      return reviseSheet(parts, caller, { id, input, revision, note, now });
    }),
    route(sheets.withdrawRiskSheet, ({ params: { id }, body: { reason }, caller, now }) =>
      withdrawSheet(parts, caller, { id, reason, now }),
    ),
  ];
}

function methodRoutes(parts: Parts): Feature['routes'] {
  return [
    route(methods.listRiskMethods, async ({ caller, now }) => {
      const items = await parts.db.tx(caller.scope, (tx) => shownVersions(tx, now));
      return { items, colours: coloursOfLevels() };
    }),
    route(methods.previewRiskMethod, ({ body: asked, caller, now }) =>
      previewVersion(parts, caller, { asked, now }),
    ),
    route(methods.addRiskMethod, ({ body: { reason, ...asked }, caller, now }) =>
      addVersion(parts, caller, { asked, reason, now }),
    ),
  ];
}
