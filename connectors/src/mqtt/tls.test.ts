import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { OPCUACertificateManager } from 'node-opcua-certificate-manager';
import { connectAsync } from 'mqtt';
import { startMosquitto } from '../testing/mosquitto.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';

const folder = mkdtempSync(join(tmpdir(), 'parkwatch-mqtt-tls-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A key and a certificate for `localhost` that signs itself. */
async function makeCertificate(name: string) {
  const manager = new OPCUACertificateManager({
    rootFolder: join(folder, name),
    disableFileWatchers: true,
  });
  await manager.initialize();
  const file = join(folder, `${name}.pem`);
  await manager.createSelfSignedCertificate({
    ...{ outputFile: file, applicationUri: `urn:${name}`, dns: ['localhost'] },
    ...{ subject: `/CN=${name}`, startDate: new Date(), validity: 2 },
  });
  await manager.dispose();
  return { file, pem: readFileSync(file, 'utf8'), keyFile: manager.privateKey };
}

const broker = await makeCertificate('broker');
const client = await makeCertificate('client');
const stranger = await makeCertificate('stranger');
const { port } = await startMosquitto({
  isAnonymous: true,
  config: [
    ...[`cafile ${client.file}`, `certfile ${broker.file}`, `keyfile ${broker.keyFile}`],
    'require_certificate true',
  ],
});

type Tls = { readonly ca?: string; readonly cert?: string; readonly secret?: string };
function open(clientId: string, tls: Tls) {
  const mapping = { by: 'pointers', device: 'a', point: '{1}', value: '/v' };
  const subscriptions = [{ format: 'json', topic: 'p/+', mapping }];
  const settings = { url: `mqtts://localhost:${port}`, clientId, tls, subscriptions };
  return openConnector(connector, { settings, devices: [{ account: 'a' }] });
}
const ours = { cert: client.pem, secret: readFileSync(client.keyFile, 'utf8') };

describe('MQTT over TLS', { timeout: 30_000 }, () => {
  it('reads with the authority and the client certificate of the configuration', async () => {
    const source = open('trusted', { ca: broker.pem, ...ours });
    const { cert, secret: key } = ours;
    const device = await connectAsync(`mqtts://localhost:${port}`, { ca: broker.pem, cert, key });
    while (source.host.delivered.length === 0) {
      await Promise.race([device.publishAsync('p/T', '{"v":1}', { qos: 1 }), source.ended]);
    }
    await device.endAsync();
    await source.close();
  });

  it('refuses a broker whose certificate nobody vouches for', async () => {
    await assert.rejects(
      open('doubt', { ca: stranger.pem, ...ours }).ended,
      /^Error: broker: .*(certificate|self.signed)/i,
    );
  });

  it('is refused without its own certificate', async () => {
    await assert.rejects(open('nameless', { ca: broker.pem }).ended, /^Error: broker: /);
  });
});
