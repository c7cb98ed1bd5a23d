import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceConfig } from './data-source.ts';
import { modbusTcpDevice, modbusTcpSettings } from './modbus-tcp.ts';

const schema = sourceConfig(modbusTcpSettings, modbusTcpDevice);
const of = (register: object, settings: object = {}) =>
  schema.safeParse({
    settings,
    devices: [{ account: 'gas-1', settings: { registers: { 'GT-1': register } } }],
  });

test('a register needs its address; everything else has a default', () => {
  const { data } = of({ address: 0 });
  assert.deepEqual(data?.devices[0]?.settings.registers['GT-1'], {
    ...{ fc: 3, address: 0, wordOrder: 'ABCD', scale: 1, offset: 0 },
  });
  const { port, mode, timeoutMs, pollMs, maxGap, maxWords } = data.settings;
  assert.deepEqual(
    [port, mode, timeoutMs, pollMs, maxGap, maxWords],
    [502, 'tcp', 1000, 5000, 8, 125],
  );
});

const AT = 'devices.0.settings.registers.GT-1';
const wrong: [string, object, string][] = [
  ['coils have no types', { fc: 1, address: 0, type: 'u16' }, `${AT}.type`],
  ['coils have no bits', { fc: 2, address: 0, bit: 3 }, `${AT}.bit`],
  ['a bit is of one register', { address: 0, type: 'f32', bit: 3 }, `${AT}.bit`],
  ['a value ends within the registers', { address: 65_535, type: 'f32' }, `${AT}.address`],
  ['nothing is written', { fc: 6, address: 0 }, `${AT}.fc`],
  ['a scale of nothing is none', { address: 0, scale: 0 }, `${AT}.scale`],
  ['4xxxx is not an address', { address: 400_001 }, `${AT}.address`],
];
for (const [name, register, path] of wrong) {
  test(name, () => {
    const paths = of(register).error?.issues.map((issue) => issue.path.join('.'));
    assert.deepEqual([...new Set(paths)], [path]);
  });
}
