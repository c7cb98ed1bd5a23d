import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { findChromium } from './find-chromium.ts';

const named = process.env['CHROME_PATH'];
afterEach(() => {
  if (named === undefined) delete process.env['CHROME_PATH'];
  else process.env['CHROME_PATH'] = named;
});

test('a browser that draws WebGL is found on this machine', async () => {
  assert.ok(existsSync(await findChromium()));
});

test('a browser named by CHROME_PATH that cannot draw is refused, not replaced by another', async () => {
  process.env['CHROME_PATH'] = '/bin/true';
  await assert.rejects(findChromium(), /CHROME_PATH=\/bin\/true: does not start/);
});
