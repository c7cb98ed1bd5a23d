import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { StatusCodes } from 'node-opcua-client';
import type { ValueReading } from '../contract.ts';
import { openConnector } from '../testing/test-host.ts';
import type { OpenedConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import { openPki, thumbprintsOf } from './pki.ts';
import { openLine } from '../testing/open-line.ts';
import { startOpcUaServer, USER } from './testing/opc-ua-server.ts';

const server = await startOpcUaServer();
const [thumbprint = ''] = thumbprintsOf(server.certificate);
const secure = { securityMode: 'SignAndEncrypt', trustedThumbprints: [thumbprint] };
const user = { kind: 'name', ...USER };

type Source = OpenedConnector<object>;
type Options = { settings?: object; nodes?: object; folder?: string };

/** A source of the test server's nodes; without more it has no security and is quick. */
function openSource(
  points: readonly string[],
  { settings = {}, nodes = {}, folder }: Options = {},
): Source {
  const own = points.map((point) => [point, { nodeId: `ns=1;s=${point}`, samplingMs: 0 }] as const);
  const config = {
    settings: {
      ...{ endpointUrl: server.url, securityMode: 'None', publishingIntervalMs: 50, keepAliveS: 1 },
      ...settings,
    },
    devices: [{ account: 'dcs', settings: { nodes: { ...Object.fromEntries(own), ...nodes } } }],
  };
  const opened = openConnector(connector, config, folder === undefined ? {} : { folder });
  return opened;
}

const readingsOf = ({ host }: Source, point: string) =>
  host.delivered
    .flatMap(({ readings }) => readings.map((one) => one as ValueReading))
    .filter((one) => one.point === point);
const valuesOf = (source: Source, point: string) =>
  readingsOf(source, point).map(({ value }) => value);
const notesOf = ({ host }: Source) =>
  host.seen.flatMap(({ decoded }) =>
    'rejected' in decoded ? [decoded.rejected] : (decoded.notes ?? []),
  );

describe('an OPC UA source', { timeout: 60_000 }, () => {
  it('delivers numbers, booleans, Int64 and arrays with the time of the source; texts are skipped', async () => {
    const at = new Date('2026-03-01T08:00:00.123Z');
    server.set('Level', 3.5, { at });
    const source = openSource(['Level', 'Count', 'Running', 'Total', 'Trays', 'Note']);
    await source.host.until(() => valuesOf(source, 'Trays[2]').length > 0);
    // What follows confirms it as of now.
    assert.deepEqual(readingsOf(source, 'Level').slice(0, 1), [
      { point: 'Level', value: 3.5, atMs: at.getTime(), unit: null, quality: 'good' },
    ]);
    const rest = ['Count', 'Running', 'Total', 'Trays[0]', 'Trays[1]', 'Trays[2]', 'Note'];
    assert.deepEqual(
      rest.map((point) => valuesOf(source, point)),
      [[-7], [1], [42], [1], [2], [3], []],
    );
    assert.deepEqual(source.host.states, [{ account: 'dcs', state: 'connected' }]);
    server.set('Level', 4);
    await source.host.until(() => valuesOf(source, 'Level').includes(4));
    await source.close();
    assert.deepEqual(source.host.states.at(-1), { account: 'dcs', state: 'disconnected' });
  });

  it('hears every change, in order', async () => {
    server.set('Level', 99);
    const source = openSource(['Level']);
    const changes = Array.from({ length: 10 }, (_, at) => 100 + at);
    for (const value of changes) {
      await source.host.until(() => valuesOf(source, 'Level').at(-1) === value - 1);
      server.set('Level', value);
    }
    await source.host.until(() => valuesOf(source, 'Level').at(-1) === 109);
    assert.deepEqual(valuesOf(source, 'Level'), [99, ...changes]);
    await source.close();
  });

  it('says by quality and by name what is bad or uncertain, also without a value', async () => {
    server.set('Level', 7);
    const source = openSource(['Level']);
    await source.host.until(() => valuesOf(source, 'Level').length === 1);
    server.set('Level', 7.5, { status: StatusCodes.UncertainLastUsableValue });
    await source.host.until(() => valuesOf(source, 'Level').length === 2);
    server.set('Level', 0, { status: StatusCodes.BadSensorFailure });
    await source.host.until(() => valuesOf(source, 'Level').length === 3);
    server.set('Level', 8);
    await source.host.until(() => valuesOf(source, 'Level').includes(8));
    const qualities = readingsOf(source, 'Level').map(({ quality }) => quality);
    assert.deepEqual(qualities, ['good', 'uncertain', 'bad', 'good']);
    const notes = notesOf(source).join('\n');
    assert.match(notes, /uncertain: Level is UncertainLastUsableValue \(0x40900000\)/);
    assert.match(notes, /Level is BadSensorFailure \(0x808c0000\)/);
    await source.close();
  });

  it('refuses integers that a double would change, with the reason', async () => {
    const source = openSource(['Total']);
    await source.host.until(() => valuesOf(source, 'Total').length === 1);
    server.set('Total', [0x0020_0000, 1]);
    await source.host.until(() => notesOf(source).length > 0);
    assert.match(notesOf(source)[0]!, /^too-large: Total is an integer beyond 2\^53/);
    server.set('Total', [0xffff_ffff, 0xffff_fffe]);
    await source.host.until(() => valuesOf(source, 'Total').length === 2);
    assert.equal(valuesOf(source, 'Total').at(-1), -2);
    server.set('Total', [0, 42]);
    await source.close();
  });

  it('hears within a deadband nothing, beyond it all; absolute and in percent of the range', async () => {
    server.set('Level', 10);
    server.set('Pressure', 50);
    const source = openSource(['Running'], {
      nodes: {
        Level: { nodeId: 'ns=1;s=Level', samplingMs: 0, deadband: { kind: 'absolute', value: 1 } },
        Pressure: {
          nodeId: 'ns=1;s=Pressure',
          samplingMs: 0,
          deadband: { kind: 'percent', value: 10 },
        },
      },
    });
    await source.host.until(
      () => valuesOf(source, 'Pressure').length + valuesOf(source, 'Level').length === 2,
    );
    server.set('Level', 10.9);
    server.set('Pressure', 59);
    server.set('Level', 12);
    server.set('Pressure', 61);
    await source.host.until(
      () => valuesOf(source, 'Pressure').length + valuesOf(source, 'Level').length === 4,
    );
    assert.deepEqual(valuesOf(source, 'Level'), [10, 12]);
    assert.deepEqual(valuesOf(source, 'Pressure'), [50, 61]);
    await source.close();
  });

  it('names the nodes that the server refuses and reads the others', async () => {
    const source = openSource(['Level', 'Missing'], {
      nodes: { Count: { nodeId: 'ns=1;s=Note', deadband: { kind: 'absolute', value: 1 } } },
    });
    await source.host.until(
      () => valuesOf(source, 'Level').length > 0 && notesOf(source).length >= 2,
    );
    const notes = notesOf(source).sort();
    assert.match(notes[0]!, /^not-monitored: Count \(ns=1;s=Note\): Bad\w+ \(0x80/);
    assert.match(
      notes[1]!,
      /^not-monitored: Missing \(ns=1;s=Missing\): BadNodeIdUnknown \(0x80340000\)/,
    );
    await source.close();
  });

  it('says that the devices are gone while the server runs and does not work', async () => {
    const source = openSource(['Level']);
    await source.host.until(({ states }) => states.length === 1);
    server.setState(3);
    await source.host.until(({ states }) => states.at(-1)?.state === 'disconnected');
    server.setState(0);
    await source.host.until(({ states }) => states.at(-1)?.state === 'connected');
    await source.close();
  });

  it('rejects when the spool cannot take more', async () => {
    const source = openSource(['Level']);
    await source.host.until(() => valuesOf(source, 'Level').length > 0);
    source.host.failWith(new Error('the spool is full'));
    server.set('Level', 1);
    await assert.rejects(source.ended, /the spool is full/);
  });

  it('ends when it is aborted before the server answered', async () => {
    await openSource(['Level']).close();
  });
});

describe('the security of an OPC UA source', { timeout: 60_000 }, () => {
  it('signs and encrypts with a server that is trusted by its thumbprint, with a user', async () => {
    server.set('Level', 21);
    const spaced = thumbprint.toUpperCase().match(/../g)!.join(':');
    const source = openSource(['Level'], {
      settings: { ...secure, trustedThumbprints: [spaced], user },
    });
    await source.host.until(() => valuesOf(source, 'Level').includes(21));
    await source.close();
    const pki = join(source.host.folder, 'pki');
    assert.equal(readdirSync(join(pki, 'trusted', 'certs')).length, 1);
  });

  it('refuses a server that is not trusted, tells its thumbprint, and trusts it once that is configured', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parkwatch-opcua-source-'));
    const other = { ...secure, trustedThumbprints: ['ab'.repeat(20)] };
    const refused = openSource(['Level'], { settings: other, folder });
    await assert.rejects(refused.ended, (error: Error) => {
      assert.match(error.message, /^untrusted-certificate: /);
      assert.ok(error.message.includes(thumbprint));
      return true;
    });
    assert.equal(readdirSync(join(folder, 'pki', 'rejected')).length, 1);
    assert.deepEqual(refused.host.delivered, []);
    const trusted = openSource(['Level'], { settings: secure, folder });
    await trusted.host.until(() => valuesOf(trusted, 'Level').length > 0);
    await trusted.close();
    // Taken away again, it is refused again, whatever the folder remembers.
    const again = openSource(['Level'], { settings: other, folder });
    await assert.rejects(again.ended, /^Error: untrusted-certificate/);
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows a certificate as its user', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parkwatch-opcua-user-'));
    const own = await openPki(folder, []);
    const certificate = readFileSync(own.certificateFile, 'utf8');
    const secret = readFileSync(own.privateKeyFile, 'utf8');
    const settings = { ...secure, user: { kind: 'certificate', certificate, secret } };
    const source = openSource(['Level'], { settings });
    await source.host.until(() => valuesOf(source, 'Level').length > 0);
    await source.close();
    await own.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('rejects a wrong password with the reason of the server and without the password', async () => {
    const wrong = { ...user, secret: 'not the password' };
    const source = openSource(['Level'], { settings: { ...secure, user: wrong } });
    await assert.rejects(source.ended, (error: Error) => {
      assert.match(error.message, /^server: .*(BadUserAccessDenied|BadIdentityTokenRejected)/);
      assert.doesNotMatch(error.message, /not the password/);
      return true;
    });
  });

  it('tells its own thumbprint when the server does not trust it', async () => {
    const strict = await startOpcUaServer({ trustsNobody: true });
    const [trusted = ''] = thumbprintsOf(strict.certificate);
    const settings = { ...secure, endpointUrl: strict.url, trustedThumbprints: [trusted] };
    const source = openSource(['Level'], { settings });
    await assert.rejects(source.ended, (error: Error) => {
      assert.match(
        error.message,
        /^server: .*; it has to trust our certificate with the thumbprint [0-9a-f]{40}$/,
      );
      return true;
    });
    await strict.stop();
  });

  it('makes its own certificate once, with no other program in reach', () => {
    const folder = mkdtempSync(join(tmpdir(), 'parkwatch-opcua-own-'));
    const pki = new URL('./pki.ts', import.meta.url).href;
    const script = `const { openPki } = await import('${pki}');
      const first = await openPki('${folder}', []); await first.close();
      const second = await openPki('${folder}', []); await second.close();
      console.log(first.certificateFile);`;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', script],
      {
        ...{ encoding: 'utf8', env: { PATH: folder, HOME: folder } },
      },
    );
    assert.equal(status, 0, stderr);
    assert.ok(existsSync(stdout.trim()));
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('a server that goes away', { timeout: 60_000 }, () => {
  it('ends the source when it says nothing any more, although the connection stands', async () => {
    const line = await openLine(server.port);
    const settings = { endpointUrl: `opc.tcp://127.0.0.1:${line.port}` };
    const source = openSource(['Level'], { settings });
    await source.host.until(({ states }) => states.at(-1)?.state === 'connected');
    line.freeze();
    await assert.rejects(source.ended, /^Error: server: nothing came for 3 s/);
    line.close();
  });

  it('ends the source with the reason; opened again, it reads on when the server is back', async () => {
    const first = openSource(['Level'], { settings: secure });
    await first.host.until(() => valuesOf(first, 'Level').length > 0);
    await server.stop();
    await assert.rejects(first.ended, /^Error: server: /);
    assert.deepEqual(first.host.states.at(-1), { account: 'dcs', state: 'disconnected' });
    await assert.rejects(
      openSource(['Level'], { settings: secure }).ended,
      /^Error: server: Fail to connect/,
    );
    await server.start();
    server.set('Level', 77);
    const second = openSource(['Level'], { settings: secure });
    await second.host.until(() => valuesOf(second, 'Level').includes(77));
    await second.close();
  });
});
