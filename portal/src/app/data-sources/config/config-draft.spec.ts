import { describe, expect, it } from 'vitest';
import { HIDDEN_SECRET } from '@parkwatch/domain/sources/hide-secrets';
import {
  configJsonSchemaOf,
  configSchemaOf,
  SOURCE_SCHEMAS,
} from '@parkwatch/domain/sources/index';
import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import { texts } from '../../testing/texts.ts';
import { deviceAt, newDevice, parseConfig, secretState, wantedDevice } from './config-draft.ts';
import { withDevice, withoutDevice, withValue } from './config-draft.ts';
import { FIELD_NAMES } from './field-names.ts';
import { beginningOf, fieldsOf } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';

const config = {
  settings: {},
  devices: [
    { account: 'a', points: { t: { point: 'P1' } } },
    { account: 'b', secret: HIDDEN_SECRET },
  ],
};

describe('a draft', () => {
  it('takes a changed device into its place, a new one to the end, and lets one go', () => {
    const renamed = withDevice(config, 'a', newDevice('z'));
    expect(renamed['devices']).toEqual([newDevice('z'), config.devices[1]]);
    const added = withDevice(config, '', newDevice('c'));
    expect(added['devices']).toEqual([...config.devices, newDevice('c')]);
    expect(withoutDevice(config, 'a')['devices']).toEqual([config.devices[1]]);
  });
  it('has a point that is to be mapped once, and leaves one that is mapped alone', () => {
    expect(wantedDevice(config, newDevice('a'), 'u')['points']).toEqual({
      t: { point: 'P1' },
      u: { point: '' },
    });
    expect(wantedDevice(config, newDevice('a'), 't')).toBe(config.devices[0]);
    expect(wantedDevice(config, newDevice('n'), 'u')).toEqual({
      ...newDevice('n'),
      points: { u: { point: '' } },
    });
  });
  it('leaves out what is emptied, and changes in place', () => {
    expect(withValue({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 });
    expect(JSON.stringify(withValue({ a: 1, b: 2 }, 'a', 3))).toBe('{"a":3,"b":2}');
    expect(withValue({}, 'a', false)).toEqual({ a: false });
  });
  it('tells a stored secret from a typed one', () => {
    expect([undefined, HIDDEN_SECRET, 'x'].map(secretState)).toEqual(['none', 'stored', 'typed']);
  });
  it('is read from text, or the text is refused', () => {
    expect(parseConfig('{"a": 1}')).toEqual({ config: { a: 1 } });
    for (const text of ['', '[]', '{', 'null']) expect('fault' in parseConfig(text)).toBe(true);
  });
  it('knows the device that a fault is about', () => {
    expect([deviceAt('/devices/12/points/x'), deviceAt('/settings/port')]).toEqual([12, undefined]);
  });
});

describe('the form of a connector', () => {
  it.each(Object.keys(SOURCE_SCHEMAS) as ConnectorId[])('%s begins with good settings', (id) => {
    const schema: JsonSchema = configJsonSchemaOf(id);
    const settings = schema.properties?.['settings'] ?? {};
    const begun = { settings: beginningOf(settings), devices: [] };
    const faults = configSchemaOf(id).safeParse(begun).error?.issues ?? [];
    // What a person alone can know may be missing: an address, a folder.
    const missing = fieldsOf(settings).filter(({ isRequired }) => isRequired);
    expect(faults.length).toBeLessThanOrEqual(missing.length);
    expect(fieldsOf(settings).length).toBeGreaterThan(0);
  });
  it('knows plain values, choices, secrets and groups', () => {
    const kinds = Object.fromEntries(
      fieldsOf({
        properties: {
          host: { type: 'string', default: '0.0.0.0' },
          port: { type: 'integer', minimum: 1 },
          isOn: { type: 'boolean' },
          mode: { type: 'string', enum: ['a', 'b'] },
          qos: { anyOf: [{ const: 0 }, { const: 1 }] },
          secret: { type: 'string', writeOnly: true },
          limits: { type: 'object', properties: {} },
          list: { type: 'array' },
        },
        required: ['port', 'host'],
      }).map(({ key, kind, isRequired }) => [key, `${kind}${isRequired ? '!' : ''}`]),
    );
    expect(kinds).toEqual({
      ...{ host: 'text', port: 'number!', isOn: 'boolean', mode: 'choice', qos: 'choice' },
      ...{ secret: 'secret', limits: 'group', list: 'json' },
    });
  });
  it.each(['zh-CN', 'en'])('has a word for each name that it knows in %s', (locale) => {
    const { field } = texts(locale)['dataSources'] as { field: Record<string, string> };
    expect(Object.keys(field).toSorted()).toEqual(FIELD_NAMES.toSorted());
  });
});
