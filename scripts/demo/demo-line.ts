import { createHmac } from 'node:crypto';
import type { PointMapping } from '../../domain/src/sources/data-source.ts';
import type { ConnectorId } from '../../domain/src/sources/connector-ids.ts';
import type { SimulatedDevice, Simulator } from '../../connectors/src/simulate/contract.ts';

/** A device of the demo: what it sends, and what the park calls it. */
export type DemoDevice = SimulatedDevice & {
  readonly nameZh: string;
  /** The protocol's name of a point → the park's point. */
  readonly mapping: Readonly<Record<string, Pick<PointMapping, 'point'> & Partial<PointMapping>>>;
  /** Code of the moving object, for what sends positions. */
  readonly object?: string;
  /** What its entry in the configuration says beyond what the simulator asks for. */
  readonly settings?: object;
};

/** A data source of the demo and the simulator at its other end. */
export type DemoLine = {
  readonly key: string;
  readonly connector: ConnectorId;
  readonly simulator: Simulator;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly devices: readonly DemoDevice[];
  readonly settings?: object;
};

/** A data source of the demo; people stand at the other end of that of uploaded files. */
export type DemoSource = Omit<DemoLine, 'simulator'> & Partial<Pick<DemoLine, 'simulator'>>;

/** Time of the recordings at a moment of the clock. */
export type ToDemo = (atMs: number) => number;

/** Secrets of the demo's devices are made of the gateway's key: nowhere written down, the same at each start. */
export function secretOf(gatewayKey: string, account: string): string {
  return createHmac('sha256', gatewayKey).update(account).digest('hex').slice(0, 32);
}

/** The configuration of a line whose simulator is met at a place. */
export function configOf(line: DemoSource, target: { host: string; port: number }): object {
  const { simulator } = line;
  return {
    settings: { ...simulator?.settingsFor(target), ...line.settings },
    devices: line.devices.map((device) => {
      const entry = simulator?.accountFor(device, target) ?? { account: device.account };
      const settings = {
        ...('settings' in entry ? (entry.settings as object) : {}),
        ...device.settings,
      };
      return {
        ...{ ...entry, name: device.nameZh, points: device.mapping, settings },
        ...(device.object === undefined ? {} : { object: device.object }),
      };
    }),
  };
}
