import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { describe, it } from 'node:test';
import { readConfig, settings } from './config.ts';

describe('the settings', () => {
  it('have defaults that run the demo on this machine alone', () => {
    const config = readConfig({});
    assert.deepEqual([config.port, config.host, config.demo], [8080, '127.0.0.1', true]);
    assert.equal(config.trustProxy, false);
    assert.ok(Object.isFrozen(config));
  });

  it('leave the demo off with a database server, and then listen for others', () => {
    const config = readConfig({ DATABASE_URL: 'postgres://u:geheim@db/park', PORT: ' 80 ' });
    assert.deepEqual([config.demo, config.host, config.port], [false, '0.0.0.0', 80]);
    assert.equal(readConfig({ DATABASE_URL: 'postgres://db/park', DEMO: 'on' }).demo, true);
  });

  it('take an empty text for none', () => {
    assert.equal(readConfig({ PORT: '', REDIS_URL: ' ' }).port, 8080);
  });

  it('that are wrong are named, all at once, and no secret is shown', () => {
    const wrong = { PORT: '80a', DEMO: 'maybe', REDIS_URL: 'geheim', ROLES: 'api,cook' };
    assert.throws(
      () => readConfig({ ...wrong, PUBLIC_ORIGIN: 'park.example', PARK_BOUNDS: '1,2,3' }),
      ({ message }: Error) => {
        for (const name of [...Object.keys(wrong), 'PUBLIC_ORIGIN', 'PARK_BOUNDS']) {
          assert.match(message, new RegExp(`${name}=`));
        }
        return !message.includes('geheim');
      },
    );
  });

  it('keep a secret out of logs and texts', () => {
    const { databaseUrl } = readConfig({ DATABASE_URL: 'postgres://u:geheim@db/park' });
    const shown = [String(databaseUrl), JSON.stringify({ databaseUrl }), inspect({ databaseUrl })];
    for (const text of shown) assert.doesNotMatch(text, /geheim/);
    assert.equal(databaseUrl?.reveal(), 'postgres://u:geheim@db/park');
  });

  it('trust a proxy only as told', () => {
    const trusted = ['false', '0', '1', 'loopback, 10.0.0.0/8'].map(
      (value) => readConfig({ TRUST_PROXY: value }).trustProxy,
    );
    assert.deepEqual(trusted, [false, false, 1, 'loopback, 10.0.0.0/8']);
    for (const value of ['true', 'everybody', '10.0.0.0/8,', '*']) {
      assert.throws(() => readConfig({ TRUST_PROXY: value }), /TRUST_PROXY=/);
    }
  });

  it('each have a name of their own and a sentence in both languages', () => {
    const all = Object.values(settings);
    assert.equal(new Set(all.map(({ env }) => env)).size, all.length);
    for (const { env, en, zh } of all) {
      assert.match(env, /^[A-Z][A-Z_]+$/);
      assert.match(en, /\.$/, env);
      assert.match(zh, /[\u4e00-\u9fff].*。$/, env);
    }
  });
});
