import type { SimulatedDevice, SimulateOptions, Simulator } from './contract.ts';

type Meeting = {
  readonly devices: readonly SimulatedDevice[];
  readonly target: SimulateOptions['target'];
  /** Null: no point is mapped, so that all of them are listed as unmapped. */
  readonly pointPrefix: string | null;
};

/** The configuration of a data source that meets a simulator, as it is pasted into the portal. */
export function meetingConfig(
  simulator: Simulator,
  { devices, target, pointPrefix }: Meeting,
): object {
  return {
    settings: simulator.settingsFor(target),
    devices: devices.map((device) => ({
      ...simulator.accountFor(device, target),
      ...(pointPrefix === null ? {} : mappingOf(device, pointPrefix)),
    })),
  };
}

function mappingOf(device: SimulatedDevice, prefix: string): object {
  const { account, points } = device;
  const code = (point: string) => ({ point: `${prefix}${account}-${point}`.slice(0, 100) });
  return {
    points: Object.fromEntries(points.map(({ point }) => [point, code(point)])),
    ...(device.positionAt === undefined ? {} : { object: `${prefix}${account}`.slice(0, 100) }),
  };
}
