import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readWeather } from '@parkwatch/domain/wire/enterprises';
import { ingestWeatherWarnings } from '@parkwatch/domain/wire/weather-warnings';
import { testApp } from '../testing/test-app.ts';

const app = await testApp();
app.clock.set(new Date('2026-07-01T08:00:00Z'));
const park = app.source('park');
const rain = {
  ...{ externalId: 'A1', kind: 'rainstorm', level: 'orange', issuedAt: '2026-07-01T07:00:00Z' },
  ...{ expiresAt: '2026-07-01T13:00:00Z', headline: '暴雨橙色预警' },
};
const push = (...records: unknown[]) => park.call(ingestWeatherWarnings, { body: { records } });
const inForce = async () =>
  (await (await app.as('duty')).call(readWeather)).warnings.map(
    ({ kind, level }) => `${kind} ${level}`,
  );

describe('weather warnings', () => {
  it('are in force from their issue to their end, the worst first', async () => {
    const gale = { ...rain, externalId: 'A2', kind: 'gale', level: 'red', expiresAt: undefined };
    const later = { ...rain, externalId: 'A3', kind: 'fog', issuedAt: '2026-07-01T08:05:00Z' };
    const over = { ...rain, externalId: 'A4', kind: 'heat', expiresAt: '2026-07-01T07:59:59Z' };
    assert.equal((await push(rain, gale, later, over)).created, 4);
    assert.deepEqual(await inForce(), ['gale red', 'rainstorm orange']);
  });

  it('change and are lifted under their id; a repeat changes nothing', async () => {
    assert.equal((await push(rain)).unchanged, 1);
    assert.equal((await push({ ...rain, level: 'red' })).updated, 1);
    assert.deepEqual((await inForce()).sort(), ['gale red', 'rainstorm red']);
    await push({ ...rain, level: 'red', isLifted: true });
    assert.deepEqual(await inForce(), ['gale red']);
  });

  it('that are none are refused with the place, and their neighbours are stored', async () => {
    const records = [
      { ...rain, externalId: 'B1', kind: 'frogs' },
      { ...rain, externalId: 'B2', level: 'green' },
      { ...rain, externalId: 'B3', issuedAt: 'soon' },
      null,
      { ...rain, externalId: 'B5\u0000' },
      { ...rain, externalId: 'B6' },
      { ...rain, externalId: 'B6', kind: 'hail' },
    ];
    const receipt = await push(...records);
    assert.deepEqual([receipt.created, receipt.rejected], [1, 6]);
    assert.deepEqual(
      receipt.rejections.map(({ index, path }) => [index, path]),
      [
        [0, '/kind'],
        [1, '/level'],
        [2, '/issuedAt'],
        [3, '/'],
        [4, '/externalId'],
        [5, '/externalId'],
      ],
    );
  });

  it('with a time beyond reason are refused: one wrong year would show them for ever', async () => {
    const red = { ...rain, level: 'red', kind: 'typhoon' };
    const records = [
      { ...red, externalId: 'D1', issuedAt: '2026-07-01T08:05:01Z' },
      { ...red, externalId: 'D2', issuedAt: '1999-12-31T23:59:59Z' },
      { ...red, externalId: 'D3', issuedAt: '0000-01-01T00:00:00Z' },
      { ...red, externalId: 'D4', expiresAt: '2026-07-31T07:00:01Z' },
      { ...red, externalId: 'D5', expiresAt: '9999-12-31T00:00:00Z' },
      { ...red, externalId: 'D6', expiresAt: '0000-01-01T00:00:00Z' },
      { ...rain, externalId: 'D7', kind: 'icing', expiresAt: '2026-07-31T07:00:00Z' },
    ];
    const receipt = await push(...records);
    assert.deepEqual([receipt.created, receipt.rejected], [1, 6]);
    assert.deepEqual(
      receipt.rejections.map(({ externalId, path, message }) => `${externalId} ${path} ${message}`),
      [
        'D1 /issuedAt is ahead of the server',
        'D2 /issuedAt is before the year 2000',
        'D3 /issuedAt is before the year 2000',
        'D4 /expiresAt is more than 30 days after the issue',
        'D5 /expiresAt is more than 30 days after the issue',
        'D6 /expiresAt is before the year 2000',
      ],
    );
    const shown = await inForce();
    assert.ok(shown.includes('icing orange') && !shown.includes('typhoon red'));
  });

  it('come from the park alone', async () => {
    const own = await app
      .source('own')
      .call(ingestWeatherWarnings, { body: { records: [{ ...rain, externalId: 'C1' }] } });
    assert.deepEqual([own.created, own.rejected], [0, 1]);
  });
});
