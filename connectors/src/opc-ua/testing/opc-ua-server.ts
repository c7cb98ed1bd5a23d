import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { OPCUACertificateManager } from 'node-opcua-certificate-manager';
import {
  DataType,
  MessageSecurityMode,
  SecurityPolicy,
  StatusCodes,
  VariantArrayType,
} from 'node-opcua-client';
import type { StatusCode, VariantOptions } from 'node-opcua-client';
import { OPCUAServer } from 'node-opcua-server';

type AddressSpace = NonNullable<OPCUAServer['engine']['addressSpace']>;
type UAVariable = ReturnType<ReturnType<AddressSpace['getOwnNamespace']>['addVariable']>;

export type TestServer = {
  readonly port: number;
  readonly url: string;
  /** DER of its certificate. */
  readonly certificate: Uint8Array;
  set(name: string, value: unknown, said?: { status?: StatusCode; at?: Date }): void;
  /** Ends it, and starts another on the same port with the same certificate. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** What the server says of itself (ServerState). */
  setState(state: number): void;
};

export const USER = { name: 'operator', secret: 'a secret of the test' };

/** Nodes under ns=1;s=<name>: type and first value. */
const NODES: Record<string, VariantOptions> = {
  Level: { dataType: DataType.Double, value: 3 },
  Pressure: { dataType: DataType.Double, value: 50 },
  Count: { dataType: DataType.Int32, value: -7 },
  Running: { dataType: DataType.Boolean, value: true },
  Total: { dataType: DataType.Int64, arrayType: VariantArrayType.Scalar, value: [0, 42] },
  Note: { dataType: DataType.String, value: 'open' },
  Trays: {
    ...{ dataType: DataType.Double, arrayType: VariantArrayType.Array },
    value: Float64Array.of(1, 2, 3),
  },
};

/** A real server of the library on a free port; it starts in seconds, so a test file has one. */
export async function startOpcUaServer({ trustsNobody = false } = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-opcua-'));
  const certificates = manager(join(folder, 'server'), !trustsNobody);
  const userCertificates = manager(join(folder, 'users'));
  await Promise.all([certificates.initialize(), userCertificates.initialize()]);
  let port = 0;
  let server: OPCUAServer | null = null;
  let variables = new Map<string, UAVariable>();
  const stop = async () => {
    await server?.shutdown(0);
    server = null;
  };
  const start = async () => {
    server = createServer(port, certificates, userCertificates);
    await server.initialize();
    variables = addNodes(server);
    await server.start();
    port = server.endpoints[0]!.port;
  };
  after(async () => {
    await stop();
    await Promise.all([certificates.dispose(), userCertificates.dispose()]);
    rmSync(folder, { recursive: true, force: true });
  });
  await start();
  return {
    port,
    url: `opc.tcp://127.0.0.1:${port}`,
    certificate: server!.getCertificate(),
    set(name, value, { status = StatusCodes.Good, at = new Date() } = {}) {
      variables.get(name)!.setValueFromSource({ ...NODES[name]!, value }, status, at);
    },
    ...{ stop, start },
    setState: (state) => server!.engine.setServerState(state),
  };
}

function manager(rootFolder: string, automaticallyAcceptUnknownCertificate = true) {
  return new OPCUACertificateManager({
    ...{ rootFolder, automaticallyAcceptUnknownCertificate, disableFileWatchers: true },
  });
}

function createServer(
  port: number,
  serverCertificateManager: OPCUACertificateManager,
  userCertificateManager: OPCUACertificateManager,
): OPCUAServer {
  return new OPCUAServer({
    ...{ port, hostname: '127.0.0.1', serverCertificateManager, userCertificateManager },
    securityModes: [MessageSecurityMode.None, MessageSecurityMode.SignAndEncrypt],
    securityPolicies: [SecurityPolicy.None, SecurityPolicy.Basic256Sha256],
    userManager: {
      isValidUser: (name: string, secret: string) => name === USER.name && secret === USER.secret,
    },
  });
}

function addNodes(server: OPCUAServer): Map<string, UAVariable> {
  const addressSpace = server.engine.addressSpace!;
  const own = addressSpace.getOwnNamespace();
  const folder = own.addFolder(addressSpace.rootFolder.objects, { browseName: 'Plant' });
  const entries = Object.entries(NODES).map(([name, first]) => {
    const common = { componentOf: folder, browseName: name, nodeId: `s=${name}`, value: first };
    const dataType = first.dataType as DataType;
    const valueRank = first.arrayType === VariantArrayType.Array ? 1 : -1;
    const variable =
      name === 'Pressure'
        ? own.addAnalogDataItem({
            ...{ ...common, dataType: DataType.Double },
            engineeringUnitsRange: { low: 0, high: 100 },
          })
        : own.addVariable({ ...common, dataType, valueRank });
    variable.setValueFromSource(first);
    return [name, variable] as const;
  });
  return new Map(entries);
}
