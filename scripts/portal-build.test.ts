import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { isPortalFresh, portalHash } from './portal-build.ts';

const checkout = mkdtempSync(join(tmpdir(), 'parkwatch-portal-'));
after(() => rmSync(checkout, { recursive: true }));

function write(file: string, text: string) {
  mkdirSync(dirname(join(checkout, file)), { recursive: true });
  writeFileSync(join(checkout, file), text);
}

const sources = [
  'angular.json',
  'package-lock.json',
  'portal/src/app/app.html',
  'portal/public/i18n/en.json',
  'domain/src/alarm/severity.ts',
  'gis-data/layers/roads.ts',
];
const others = [
  'portal/node_modules/x/index.js',
  'portal/src/app/app.spec.ts',
  'domain/src/alarm/severity.test.ts',
  'domain/node_modules/zod/index.js',
  'api/src/app.ts',
];

for (const file of [...sources, ...others]) write(file, '1');

test('a portal that was never built is stale', () => {
  assert.equal(isPortalFresh(checkout), false);
});

for (const file of sources) {
  test(`a change of ${file} makes the portal stale`, () => {
    write('dist/portal/.hash', portalHash(checkout));
    assert.equal(isPortalFresh(checkout), true);
    write(file, `${Math.random()}`);
    assert.equal(isPortalFresh(checkout), false);
  });
}

for (const file of others) {
  test(`a change of ${file} does not`, () => {
    write('dist/portal/.hash', portalHash(checkout));
    write(file, `${Math.random()}`);
    assert.equal(isPortalFresh(checkout), true);
  });
}

test('a removed source makes the portal stale', () => {
  write('dist/portal/.hash', portalHash(checkout));
  rmSync(join(checkout, 'portal/src/app/app.html'));
  assert.equal(isPortalFresh(checkout), false);
});
