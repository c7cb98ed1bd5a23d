// A tank leaks, on paper: the duty officer asks where it goes, and the answer can be looked at, stepped through and found again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listConsequenceRuns, readConsequenceRun } from '@parkwatch/domain/wire/consequence';
import { listFacilities } from '@parkwatch/domain/wire/enterprises';
import { signedInClient } from './data-source.ts';
import { openPark } from './open-park.ts';
import { assertFaultless } from './visit.ts';
import { zh } from './words.ts';

const CHLORINE = '7782-50-5';
const park = await openPark();

/** A tank of chlorine as large as there is. */
async function chlorineTank() {
  const duty = await signedInClient(park.url, 'duty');
  const { items } = await duty.call(listFacilities, { query: {} });
  const tanks = items.filter(
    ({ kind, substance }) => kind === 'tank' && substance?.cas === CHLORINE,
  );
  const largest = tanks.toSorted((one, other) => (other.capacityT ?? 0) - (one.capacityT ?? 0))[0];
  assert.ok(largest, 'the demo park has a tank of chlorine');
  return largest;
}

test('three clicks from a tank to who is affected, in space and time', async () => {
  const tank = await chlorineTank();
  const visit = await park.visit();
  const { page } = visit;
  await visit.go(`/what-if?facility=${tank.id}`);
  await visit.signIn('duty');
  await page.getByRole('button', { name: zh('whatIf.preset.hole25') }).click();
  await page.locator('pw-run-form-panel button[type=submit]').click();
  await page.waitForURL(/\/what-if\/\d+/);

  // The answer, with its model, its caveats and who is affected.
  await page
    .locator('pw-run-summary li.red strong')
    .getByText(/[\d,.]+\s*(m|km|米|公里|千米)/)
    .waitFor();
  await page.locator('pw-run-result .model').getByText(/≥|</).waitFor();
  assert.ok((await page.locator('pw-caveat-list li').count()) > 0, 'caveats are in sight');
  await page.locator('[data-affected]').first().waitFor();

  // On the map: filled zones over all time, then at one time.
  const map = page.locator('pw-map-canvas[data-rendered-layers*="run-zone"]');
  await map.waitFor();
  const time = page.locator('pw-time-bar');
  await time.getByRole('button', { name: zh('whatIf.time.on') }).click();
  await time.locator('output', { hasNotText: zh('whatIf.time.wholeLong') }).waitFor();
  await map.waitFor();

  // Stored: the same run by its address, for another officer too.
  const id = Number(/what-if\/(\d+)/.exec(page.url())![1]);
  const commander = await signedInClient(park.url, 'commander');
  const run = await commander.call(readConsequenceRun, { params: { id } });
  assert.equal(run.substance.cas, CHLORINE);
  assert.ok(
    run.inputs.some(({ provenance }) => provenance === 'live'),
    'the live weather went in',
  );
  const { items } = await commander.call(listConsequenceRuns, { query: {} });
  assert.ok(items.some((item) => item.id === id));
  assertFaultless(visit);
});

test('an enterprise does not see what-ifs of the park', async () => {
  const manager = await signedInClient(park.url, 'e1.manager');
  const answer = await manager.send(listConsequenceRuns, { query: {} });
  assert.equal(answer.status, 403);
});
