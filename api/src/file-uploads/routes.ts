import { FILE_TEMPLATES, findTemplate } from '@parkwatch/domain/templates/file-templates';
import * as wire from '@parkwatch/domain/wire/file-uploads';
import type { Response } from 'express';
import type { Caller } from '../http/caller.ts';
import { route } from '../http/feature.ts';
import type { BoundRoute, Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import * as service from './service.ts';
import * as store from './store.ts';
import { faultBook, templateBook } from './template-book.ts';

/** Files that people fill in and upload; a gateway reads them with the code that reads dropped ones (ADR 0014). */
export function fileUploads(parts: Parts): Feature {
  return {
    name: 'file-uploads',
    routes: [...templates(), ...ofPeople(parts), ...ofGateways(parts)],
  };
}

function templates(): BoundRoute[] {
  return [
    route(wire.listFileTemplates, async () => ({
      items: FILE_TEMPLATES.map(({ id, feed, name }) => ({ id, feed, name })),
    })),
    route(wire.readFileTemplate, async ({ params }, { res }) => {
      const template = findTemplate(params.template);
      if (template === undefined) throw problem('not-found');
      const book = await templateBook(template);
      sendBook(res, { name: `${template.name.zh}-${template.id}.xlsx`, book });
    }),
  ];
}

function ofPeople(parts: Parts): BoundRoute[] {
  const { db } = parts;
  return [
    route(wire.uploadFile, ({ query, raw: content, caller, now }) =>
      service.storeUpload(parts, { ...query, content }, { caller, now }),
    ),
    route(wire.listFileUploads, async ({ query, caller }) => {
      const page = await db.tx(caller.scope, (tx) => store.uploadPage(tx, query));
      const items = await service.withGateways(parts, page.items);
      return { items, nextCursor: page.nextCursor };
    }),
    route(wire.readFileUpload, async ({ params: { id }, caller }) => {
      const { upload, faultCount } = await service.readUpload(parts, id, caller);
      const { faults } = await faultsOf(parts, id, caller);
      return { ...upload, faults: faults.slice(0, wire.MAX_SHOWN_FAULTS), faultCount };
    }),
    route(wire.readUploadErrors, async ({ params: { id }, caller }, { res }) => {
      const { name, faults, fault_count: all } = await faultsOf(parts, id, caller);
      sendBook(res, { name: `${name}.errors.xlsx`, book: await faultBook(faults, all) });
    }),
  ];
}

async function faultsOf({ db }: Parts, id: number, caller: Caller) {
  const found = await db.tx(caller.scope, (tx) => store.readFaults(tx, id));
  if (found === undefined) throw problem('not-found');
  return found;
}

function ofGateways(parts: Parts): BoundRoute[] {
  return [
    route(wire.takeUpload, async ({ params: { id }, caller, now }, { res }) => {
      const { apiKey } = caller;
      if (apiKey === undefined) throw problem('wrong-api-key');
      const content = await service.handOver(parts, id, { apiKeyId: apiKey.id, now });
      res.set('content-type', 'application/octet-stream').end(content);
    }),
    route(wire.reportUpload, ({ params: { id }, body: report, caller, now }) => {
      const { apiKey } = caller;
      if (apiKey === undefined) throw problem('wrong-api-key');
      // Lines are for readings: a report is one document.
      if (report === undefined) throw problem('unsupported-media-type');
      return service.takeReport(parts, { id, report }, { apiKeyId: apiKey.id, now });
    }),
  ];
}

/** Chinese names need the form of RFC 8187; a quote or a line break in one must not end the header. */
function sendBook(res: Response, { name, book }: { readonly name: string; readonly book: Buffer }) {
  const plain = name.replaceAll(/[^\w.-]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  res.set({
    'content-type': wire.XLSX_TYPE,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${whole}`,
    'x-content-type-options': 'nosniff',
  });
  res.end(book);
}
