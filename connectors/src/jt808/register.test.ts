import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAuthentication, readProperties, readRegistration } from './register.ts';
import { readFrame } from './read-frame.ts';
import { writeText } from './fields.ts';
import { recorded } from './testing.ts';

function body(name: string): Buffer {
  const frame = readFrame(recorded(name));
  assert.ok('body' in frame);
  return frame.body;
}

test('a registration is read in the layouts of 2013 and 2019', () => {
  const same = {
    province: 40,
    city: 50,
    maker: '1234',
    model: 'smallchi123',
    terminalId: 'CHI123',
  };
  const more = { plateColor: 1, plate: '粤A12345' };
  const read2013 = readRegistration(body('0100-2013-smallchi-l35'), 2013);
  assert.deepEqual(read2013, { layout: 2013, ...same, ...more });
  const read2019 = readRegistration(body('0100-2019-smallchi-l83'), 2019);
  assert.deepEqual(read2019, { layout: 2019, ...same, ...more });
});

test('a registration of 2011 is told by its length, also with a vehicle number instead of a plate', () => {
  const head = Buffer.concat([
    Buffer.from('001f0073', 'hex'),
    ...[writeText('MAKER', 5), writeText('MODEL-8', 8), writeText('T000001', 7)],
  ]);
  const plate = Buffer.concat([head, Buffer.from([2]), writeText('测B12345', 8)]);
  const read = readRegistration(plate, 2013);
  assert.ok('layout' in read);
  assert.deepEqual([read.layout, read.model, read.terminalId], [2011, 'MODEL-8', 'T000001']);
  assert.deepEqual([read.plateColor, read.plate], [2, '测B12345']);
  const vin = readRegistration(Buffer.concat([head, Buffer.from('\0LTEST000000000001')]), 2013);
  assert.ok('layout' in vin);
  assert.deepEqual([vin.layout, vin.plate], [2011, 'LTEST000000000001']);
});

test('a registration that is too short says so', () => {
  assert.match(JSON.stringify(readRegistration(Buffer.alloc(24), 2013)), /short-body/);
  assert.match(JSON.stringify(readRegistration(Buffer.alloc(75), 2019)), /short-body/);
});

test('a token stands alone in 2013 and before IMEI and version in 2019', () => {
  assert.deepEqual(readAuthentication(body('0102-2013-go-jt808-l52'), 2013), {
    token: '987654321',
  });
  assert.deepEqual(readAuthentication(body('0102-2019-go-jt808-l3'), 2019), {
    ...{ token: '20232609559', imei: 'imei000003', software: '1.0.2' },
  });
  assert.match(JSON.stringify(readAuthentication(Buffer.from([200, 1]), 2019)), /short-body/);
  assert.match(JSON.stringify(readAuthentication(Buffer.alloc(0), 2019)), /short-body/);
});

test('the properties of a terminal are read in both editions', () => {
  const read2013 = readProperties(body('0107-2013-smallchi-l39'), 2013);
  assert.deepEqual(read2013, {
    ...{ type: 5, maker: '10601', model: '10455545955103', terminalId: '4d6a13' },
    ...{
      iccid: '12345678901234567890',
      hardware: 'abcdefg',
      firmware: 'poiuytrewq',
      gnss: 7,
      radio: 9,
    },
  });
  const read2019 = readProperties(body('0107-2019-yezhihao-l10'), 2019);
  assert.ok('model' in read2019);
  assert.deepEqual([read2019.maker, read2019.model], ['yzh', 'JTT808.CN']);
  assert.match(JSON.stringify(readProperties(Buffer.alloc(44), 2013)), /short-body/);
});
