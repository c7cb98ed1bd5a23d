import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const MAY_IMPORT: Record<string, string[]> = {
  domain: [],
  'gis-data': ['domain'],
  connectors: ['domain'],
  api: ['domain', 'gis-data'],
  scheduler: ['domain', 'gis-data', 'api'],
  portal: ['domain', 'gis-data'],
};

/** The one thing of another room that a room may use besides: a workbook that a person sends to the api is read within the gateways' bounds. */
const ALSO: readonly [file: RegExp, specifier: RegExp][] = [
  [
    /^api\/src\/standard-library\/read-book\.ts$/,
    /^@parkwatch\/connectors\/file-drop\/(read-file|file-fault)$/,
  ],
];

/** What runs in the browser too, or must stay free of I/O. */
const WITHOUT_NODE = ['domain/src/', 'gis-data/layers/', 'portal/src/'];
/** What domain may use: the schema library, and the types of GeoJSON (no code comes with them). */
const DOMAIN_LIBRARIES = ['zod', 'geojson'];

const isTest = (file: string) => /\.(test|spec|bench)\.ts$/.test(file);

/** The specifiers of all static, dynamic and type imports of a source text. */
export function importsOf(source: string): string[] {
  const withoutComments = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = withoutComments.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"\n]+)['"]/g);
  return [...found].map((match) => match[1] ?? '');
}

/** Why `file` may not import `specifier`; null when it may. */
function breach(file: string, specifier: string): string | null {
  const room = file.split('/')[0] ?? '';
  if (ALSO.some(([one, other]) => one.test(file) && other.test(specifier))) return null;
  const other = /^@parkwatch\/([^/]+)/.exec(specifier)?.[1] ?? relativeRoom(file, specifier);
  if (other && other !== room && !MAY_IMPORT[room]?.includes(other)) {
    return `${room} may not import ${other}`;
  }
  if (specifier.startsWith('.')) return null;
  if (isTest(file)) return null;
  const isNode = specifier.startsWith('node:');
  if (isNode && WITHOUT_NODE.some((folder) => file.startsWith(folder))) {
    return 'nothing of Node here';
  }
  if (room === 'domain' && !other && !DOMAIN_LIBRARIES.includes(specifier)) {
    return `domain uses no library but ${DOMAIN_LIBRARIES.join(', ')}`;
  }
  return null;
}

/** A relative path that climbs out of its room breaks the rule as much as the package name does. */
function relativeRoom(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = new URL(specifier, `file:///${file}`).pathname.slice(1);
  return path.split('/')[0];
}

/** Inside the api a layer sees only the next one; features of the portal do not know each other. */
function innerBreach(file: string, specifier: string, features = portalFeatures) {
  if (!specifier.startsWith('.')) return null;
  const target = new URL(specifier, `file:///${file}`).pathname.slice(1);
  if (/^api\/src\/.*\/(service|store)\.ts$/.test(file) && target.endsWith('/routes.ts')) {
    return 'routes → service → store, never back';
  }
  if (/^api\/src\/.*\/store\.ts$/.test(file) && target.endsWith('/service.ts')) {
    return 'routes → service → store, never back';
  }
  const feature = features.find((name) => target.startsWith(`portal/src/app/${name}/`));
  const isRoot = !/^portal\/src\/app\/[^/]+\//.test(file);
  if (!feature || isRoot || file.startsWith(`portal/src/app/${feature}/`)) return null;
  return `only the list of routes may import the portal's feature ${feature}`;
}

/** A folder with routes of its own is a feature; map, live and ui are there for all of them. */
const portalFeatures = globSync('portal/src/app/*/*.routes.ts', {
  cwd: new URL('..', import.meta.url),
})
  .map((file) => file.split('/')[3] ?? '')
  .filter((folder) => !['map', 'live', 'ui'].includes(folder));

const rooms = Object.keys(MAY_IMPORT);
const sources = globSync(
  rooms.map((room) => `${room}/{src,layers}/**/*.ts`),
  { cwd: new URL('..', import.meta.url) },
);

for (const room of rooms) {
  test(`${room} imports only what it may`, () => {
    const breaches = sources
      .filter((file) => file.startsWith(`${room}/`))
      .flatMap((file) =>
        importsOf(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'))
          .map((specifier) => [specifier, breach(file, specifier) ?? innerBreach(file, specifier)])
          .filter(([, reason]) => reason !== null)
          .map(([specifier, reason]) => `${file} imports ${specifier}: ${reason}`),
      );
    assert.deepEqual(breaches, []);
  });
}

test('the check itself sees every form of import', () => {
  const source = `
    import type { A } from '@parkwatch/api/a';
    import {
      b } from "node:fs";
    import './side-effect.ts';
    export * from './c.ts';
    const d = await import('pg');
    // import nothing from 'a-comment';
    /* export * from 'another'; */`;
  assert.deepEqual(importsOf(source), [
    '@parkwatch/api/a',
    'node:fs',
    './side-effect.ts',
    './c.ts',
    'pg',
  ]);
});

const refused: [file: string, specifier: string, reason: RegExp][] = [
  ['domain/src/a.ts', '@parkwatch/api/a', /domain may not import api/],
  ['domain/src/a.ts', 'node:fs', /nothing of Node/],
  ['domain/src/a.ts', 'lodash', /no library but zod, geojson/],
  ['gis-data/layers/roads.ts', 'node:path', /nothing of Node/],
  ['connectors/src/a.ts', '../../api/src/app.ts', /connectors may not import api/],
  ['portal/src/app/map/a.ts', '../alarms/b.ts', /only the list of routes/],
  ['portal/src/app/incidents/a.ts', '../alarms/b.ts', /only the list of routes/],
  ['api/src/alarms/store.ts', './service.ts', /never back/],
];
for (const [file, specifier, reason] of refused) {
  test(`${file} may not import ${specifier}`, () => {
    assert.match(
      breach(file, specifier) ?? innerBreach(file, specifier, ['alarms']) ?? 'allowed',
      reason,
    );
  });
}

const allowed: [file: string, specifier: string][] = [
  ['domain/src/a.ts', 'zod'],
  ['domain/src/a.test.ts', 'node:test'],
  ['api/src/app.ts', '@parkwatch/domain/wire/alarm'],
  ['scheduler/src/main.ts', '@parkwatch/api/alarms/store'],
  ['portal/src/app/alarms/a.ts', '../map/layer-registry.ts'],
  ['portal/src/app/app.routes.ts', './alarms/alarms.routes.ts'],
];
for (const [file, specifier] of allowed) {
  test(`${file} may import ${specifier}`, () => {
    assert.equal(breach(file, specifier) ?? innerBreach(file, specifier, ['alarms']), null);
  });
}
