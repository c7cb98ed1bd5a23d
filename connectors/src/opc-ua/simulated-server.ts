import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OPCUACertificateManager } from 'node-opcua-certificate-manager';
import { DataType, StatusCodes } from 'node-opcua-client';
import { OPCUAServer } from 'node-opcua-server';
import type { SimulatedDevice, SimulateOptions, SimulatorCounts } from '../simulate/contract.ts';
import { faultyWriter } from '../simulate/faulty-writer.ts';

type AddressSpace = NonNullable<OPCUAServer['engine']['addressSpace']>;
type Variable = ReturnType<ReturnType<AddressSpace['getOwnNamespace']>['addVariable']>;
type Counts = { sent: number; acknowledged: number; faults: number };

/** Listens at the target until the signal is aborted; its certificates live in a folder that goes with it. */
export async function runSimulatedServer(
  devices: readonly SimulatedDevice[],
  options: SimulateOptions,
): Promise<SimulatorCounts> {
  const folder = await mkdtemp(join(tmpdir(), 'parkwatch-simulated-opcua-'));
  const certificates = ['server', 'users'].map((name) => certificateManager(join(folder, name)));
  const [serverCertificateManager, userCertificateManager] = certificates;
  const server = new OPCUAServer({
    ...{ port: options.target.port, hostname: options.target.host },
    serverCertificateManager: serverCertificateManager!,
    userCertificateManager: userCertificateManager!,
  });
  const counts = { sent: 0, acknowledged: 0, faults: 0 };
  try {
    await server.initialize();
    const nodes = devices.map((device) => addDevice(server, device));
    await server.start();
    options.onReady?.();
    await Promise.all(
      devices.map((device, at) => runDevice(device, nodes[at]!, { ...options, counts })),
    );
  } finally {
    await server.shutdown(0);
    await Promise.all(certificates.map((one) => one.dispose()));
    await rm(folder, { recursive: true, force: true });
  }
  return counts;
}

function certificateManager(rootFolder: string): OPCUACertificateManager {
  const watched = { disableFileWatchers: true, automaticallyAcceptUnknownCertificate: true };
  return new OPCUACertificateManager({ rootFolder, ...watched });
}

function addDevice(server: OPCUAServer, { account, points }: SimulatedDevice): Variable[] {
  const addressSpace = server.engine.addressSpace!;
  const own = addressSpace.getOwnNamespace();
  const folder = own.addFolder(addressSpace.rootFolder.objects, { browseName: account });
  return points.map(({ point }) =>
    own.addVariable({
      ...{ componentOf: folder, browseName: point, nodeId: `s=${account}/${point}` },
      dataType: DataType.Double,
    }),
  );
}

/** A publication of all points of a device at an instant; one that was corrupted on its way is a sensor that fails. */
async function runDevice(
  device: SimulatedDevice,
  variables: readonly Variable[],
  options: SimulateOptions & { readonly counts: Counts },
) {
  const { counts, signal, now } = options;
  const writer = faultyWriter((frame) => {
    const atMs = Buffer.from(frame).readDoubleBE();
    const isWhole = atMs % device.intervalMs === 0 && Math.abs(now() - atMs) < 3_600_000;
    publish(device, variables, isWhole ? { atMs } : { atMs: now(), isBroken: true });
  }, options);
  while (!signal.aborted) {
    const waitMs = device.intervalMs - (now() % device.intervalMs);
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    const frame = Buffer.alloc(8);
    frame.writeDoubleBE(Math.floor(now() / device.intervalMs) * device.intervalMs);
    const before = writer.faults;
    await writer.write(frame);
    counts.sent += 1;
    counts.faults += writer.faults - before;
  }
}

type Instant = { readonly atMs: number; readonly isBroken?: boolean };

function publish(
  { points }: SimulatedDevice,
  variables: readonly Variable[],
  { atMs, isBroken = false }: Instant,
) {
  for (const [at, point] of points.entries()) {
    const value = point.valueAt(atMs);
    if (value === null) continue;
    const status = isBroken ? StatusCodes.BadSensorFailure : StatusCodes.Good;
    variables[at]!.setValueFromSource({ dataType: DataType.Double, value }, status, new Date(atMs));
  }
}
