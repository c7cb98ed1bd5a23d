import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod';
import { hj212Device, hj212Settings } from './hj212.ts';
import { sourceConfig } from './data-source.ts';

const schema = sourceConfig(hj212Settings, hj212Device);

describe('the configuration of an HJ 212 source', () => {
  it('needs no more than the accounts', () => {
    const config = schema.parse({ settings: {}, devices: [{ account: 'M1' }] });
    const { port, crc, encoding, utcOffsetMin, answerS, resends } = config.settings;
    assert.deepEqual(
      { port, crc, encoding, utcOffsetMin, answerS, resends },
      {
        ...{ port: 9212, crc: 'hj212', encoding: 'auto', utcOffsetMin: 480 },
        ...{ answerS: 10, resends: 3 },
      },
    );
    assert.deepEqual(config.devices[0]!.settings, {
      ...{ edition: 'auto', units: {}, calibrate: true },
      backfill: { minute: true, hour: true, minuteInterval: 10, longestHours: 72 },
    });
  });

  const wrong: [string, object, object][] = [
    ['a CRC that is neither', { crc: 'none' }, {}],
    ['an encoding that is none', {}, { encoding: 'big5' }],
    ['an interval beyond 30 minutes', {}, { backfill: { minuteInterval: 60 } }],
    ['more than 99 resends', { resends: 100 }, {}],
    ['a clock that is no clock', {}, { utcOffsetMin: 8 * 3600 }],
    ['an edition of another year', {}, { edition: '2025' }],
  ];
  for (const [what, settings, device] of wrong) {
    it(`refuses ${what}`, () => {
      const config = { settings, devices: [{ account: 'M1', settings: device }] };
      assert.equal(schema.safeParse(config).success, false);
    });
  }

  it('can be made into a form', () => {
    const json = z.toJSONSchema(hj212Device, { io: 'input' }) as unknown as {
      properties: { backfill: { properties: object } };
    };
    assert.deepEqual(Object.keys(json.properties.backfill.properties), [
      ...['minute', 'hour', 'minuteInterval', 'longestHours'],
    ]);
  });
});
