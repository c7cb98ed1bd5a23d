import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';

/** A point as a simulated device has it; null: nothing to send at that instant. */
export type SimulatedPoint = {
  /** The protocol's name of the point within the device, as the connector's `decode` gives it. */
  readonly point: string;
  readonly unit: string | null;
  valueAt(atMs: number): number | null;
};

export type SimulatedPlace = {
  readonly lon: number;
  readonly lat: number;
  readonly speedKmh: number;
  readonly headingDeg: number;
};

/** A device that a simulator acts as. */
export type SimulatedDevice = {
  readonly account: string;
  readonly secret?: string;
  readonly intervalMs: number;
  readonly points: readonly SimulatedPoint[];
  /** For what moves. */
  positionAt?(atMs: number): SimulatedPlace | null;
};

/** Faults to order; chances from 0 to 1 for each frame. */
export type Faults = {
  readonly drop: number;
  readonly duplicate: number;
  readonly reorder: number;
  readonly corrupt: number;
  /** Chance that a device falls silent for `silenceMs`. */
  readonly silence: number;
  readonly silenceMs: number;
};
export const NO_FAULTS: Faults = {
  ...{ drop: 0, duplicate: 0, reorder: 0, corrupt: 0, silence: 0 },
  silenceMs: 30_000,
};

export type SimulateOptions = {
  /** Where our connector listens; for polled protocols (Modbus, OPC UA) where the simulator is to listen. */
  readonly target: { readonly host: string; readonly port: number };
  readonly faults: Faults;
  /** Uniform in [0, 1); seeded, so that a run can be repeated. */
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** A polled simulator listens, a pushing one has its first connection. */
  readonly onReady?: () => void;
  /** A frame with the readings of `atMs` was positively answered: from here on they must never be lost. */
  readonly onAcknowledged?: (account: string, atMs: number) => void;
};

export type SimulatorCounts = {
  readonly sent: number;
  readonly acknowledged: number;
  readonly faults: number;
};

/**
 * Acts as real devices over real sockets, in the folder of its connector (`simulate.ts`, default export). It connects
 * again when the line breaks, as devices do, and ends when the signal is aborted.
 */
export type Simulator = {
  /** = id of the connector */
  readonly id: string;
  /** Devices as this protocol would have them, with values of their own. */
  devices(options: { readonly count: number; readonly ratePerS: number }): SimulatedDevice[];
  /** `settings` of a data source that meets this simulator. */
  settingsFor(target: SimulateOptions['target']): object;
  /** The device's entry in the configuration, without its points; polled devices say in it where they are. */
  accountFor(
    device: SimulatedDevice,
    target: SimulateOptions['target'],
  ): Omit<DeviceAccount<unknown>, 'points' | 'staleS' | 'name' | 'state'>;
  run(devices: readonly SimulatedDevice[], options: SimulateOptions): Promise<SimulatorCounts>;
};
