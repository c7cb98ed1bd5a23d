// The picture of risk can be questioned: why here, whose it is, what would lower it, how it was before, and who stands where.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { listEnterprises } from '@parkwatch/domain/wire/enterprises';
import { readRegionalOverview } from '@parkwatch/domain/wire/regional-overview';
import { readPlaceRisk } from '@parkwatch/domain/wire/zone-places';
import { readZones } from '@parkwatch/domain/wire/zones';
import { signedInClient } from './data-source.ts';
import { openPark } from './open-park.ts';
import { settled } from './settled.ts';
import { assertFaultless } from './visit.ts';
import type { Visit } from './visit.ts';
import { zh } from './words.ts';

const park = await openPark();
const duty = await signedInClient(park.url, 'duty');
let visit: Visit;

before(async () => {
  visit = await park.visit();
  await visit.go('/map');
  await visit.signIn('duty');
  await visit.page.locator('pw-map-page').waitFor();
  await settled(visit.page);
});

/** A red zone that one enterprise at least has a part in, as the api has it now. */
async function redZone() {
  const { zones } = await duty.call(readZones, { query: {} });
  const found = zones.find(
    ({ colour, peakAt, sources }) =>
      colour === 'red' && peakAt !== null && sources.some((one) => one.enterpriseId !== null),
  );
  assert.ok(found, 'a red zone');
  return { ...found, peakAt: found.peakAt! };
}

test('a red zone tells why, whose it is, since when, what would lower it, and how it went', async () => {
  const { page } = visit;
  const zone = await redZone();
  await visit.go(`/map?v=${zone.peakAt.join(',')},4&o=zones:${zone.id}`);
  await settled(page);
  const panel = page.locator('pw-panel-zone');
  await panel.locator('.level.red', { hasText: zh('map.panel.since') }).waitFor();
  // The reasons are those of this minute, whichever these are: some of them lie with an enterprise, which is named.
  await panel.locator('.share .note', { hasText: ' · ' }).first().waitFor();
  await panel.getByText(zh('map.panel.relief')).waitFor();
  await panel.locator('pw-trend-chart canvas').waitFor();
  await panel.getByText(zh('map.panel.placeWhy')).click();
  const [lon, lat] = zone.peakAt;
  const { reasons } = await duty.call(readPlaceRisk, { query: { lon, lat } });
  await panel.locator('pw-place-risk li', { hasText: reasons[0]!.label.zh }).first().waitFor();
});

test('the slider goes back to what is kept, compares with now, and comes back', async () => {
  const { page } = visit;
  await visit.go('/map');
  await settled(page);
  const now = await page.locator('pw-map-page').getAttribute('data-zone-set');
  await page.getByRole('button', { name: zh('map.time.slider') }).click();
  const slider = page.locator('pw-time-slider');
  await slider.getByRole('button', { name: zh('map.time.ranges.hour') }).click();
  // The first part of the hour with a record, which begins within it: the park is younger than an hour.
  const kept = slider.locator('rect.yellow').first();
  await kept.waitFor();
  const track = (await slider.locator('.track').boundingBox())!;
  const part = (await kept.boundingBox())!;
  await page.mouse.click(part.x + part.width / 2, track.y + track.height / 2);
  await slider.locator('.moment.past').waitFor();
  await page.waitForFunction((set) => {
    const shown = document.querySelector('pw-map-page')?.getAttribute('data-zone-set');
    return shown !== null && shown !== set;
  }, now);
  await slider.getByRole('button', { name: zh('map.time.compare') }).click();
  await page.mouse.click(track.x + track.width - 1, track.y + track.height / 2);
  await slider.locator('.moment:not(.past)').waitFor();
  const comparison = page.locator('pw-zone-comparison');
  await comparison.getByText(zh('map.comparison.outlines')).waitFor();
  assert.equal(await comparison.locator('tbody tr').count(), 3);
  await slider.getByRole('button', { name: zh('map.time.endCompare') }).click();
  await comparison.waitFor({ state: 'detached' });
  assertFaultless(visit);
});

test('the overview of the region ranks as the api does and opens the enterprise', async () => {
  const { page } = visit;
  await visit.go('/regional-overview');
  const { items } = await duty.call(readRegionalOverview, { query: { days: 30 } });
  const first = page.locator('tbody tr').first();
  await first.waitFor();
  assert.equal(await page.locator('tbody tr').count(), items.length);
  await first.locator('a').click();
  await page.waitForURL(/\/enterprises\/\d+/);
  assertFaultless(visit);
});

test('an enterprise sees the colour of its land, and no name of a neighbour behind it', async () => {
  const own = await signedInClient(park.url, 'e1.manager');
  const { zones } = await own.call(readZones, { query: {} });
  const { items } = await duty.call(listEnterprises, { query: { limit: 500 } });
  const foreign = items.filter(({ code }) => code !== 'E001');
  const mine = await park.visit();
  await mine.go('/map');
  await mine.signIn('e1.manager');
  await mine.page.locator('pw-map-page').waitFor();
  await settled(mine.page);
  const near = zones.find(({ peakAt }) => peakAt !== null);
  assert.ok(near, 'a zone');
  await mine.go(`/map?v=${near.peakAt!.join(',')},4&o=zones:${near.id}`);
  const panel = mine.page.locator('pw-panel-zone');
  await panel.locator('.shares').waitFor();
  const text = await panel.innerText();
  for (const { name } of foreign) assert.ok(!text.includes(name.zh), name.zh);
  assertFaultless(mine);
});
