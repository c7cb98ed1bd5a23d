import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import { MAX_FACT } from '@parkwatch/domain/wire/source-status';
import type { DeviceFacts, SourceStatus } from '@parkwatch/domain/wire/source-status';
import type { Decoded, From, Log } from '../contract.ts';

type DeviceStatus = SourceStatus['devices'][number];

type Device = {
  readonly account: string;
  isBlocked: boolean;
  staleMs: number;
  /** Null: not heard of since the gateway started. */
  isConnected: boolean | null;
  sinceMs: number | null;
  lastFrameMs: number | null;
  frames: number;
  rejected: number;
  address: string | null;
  facts: DeviceFacts;
  isSaidDown: boolean;
  lastSaidMs: number;
};

export type DeviceHealth = {
  /** The devices of a new configuration; those that stay keep what is known of them. */
  configure(devices: readonly DeviceAccount<unknown>[]): void;
  saw(from: From, decoded: Decoded): void;
  readonly state: (from: From, isConnected: boolean, reason?: string) => void;
  /** Adds to what it said of itself before; empty words say nothing. */
  readonly describe: (from: From, facts: DeviceFacts) => void;
  /** Its readings are stored: it is there, also where the protocol has no connection. */
  delivered(from: From): void;
  /** The line of the source is down or it was stopped: nobody is connected any more. */
  allGone(): void;
  statuses(): DeviceStatus[];
};

/** A device that comes and goes all the time is said to once a minute. */
const SAY_EVERY_MS = 60_000;

type Options = { readonly source: string; readonly now: () => number; readonly log: Log };

/** What is known of each configured device. Accounts that are not configured leave no trace here: there may be any number. */
export function deviceHealth({ source, now, log }: Options): DeviceHealth {
  let devices = new Map<string, Device>();

  function say(device: Device, reason: string | undefined): void {
    const { account } = device;
    if (device.isConnected === true) {
      if (device.isSaidDown) log.info({ source, account }, 'device.up');
      device.isSaidDown = false;
      return;
    }
    if (device.isSaidDown || now() - device.lastSaidMs < SAY_EVERY_MS) return;
    log.warn({ source, account, reason }, 'device.down');
    device.isSaidDown = true;
    device.lastSaidMs = now();
  }

  function turn(device: Device, isConnected: boolean, reason?: string): void {
    if (device.isConnected === isConnected) return;
    device.isConnected = isConnected;
    device.sinceMs = now();
    say(device, reason);
  }

  return {
    configure(configured) {
      const before = devices;
      const configure = (device: DeviceAccount<unknown>) =>
        [device.account, configuredAs(before.get(device.account), device)] as const;
      devices = new Map(configured.map(configure));
    },
    saw({ account, address }, decoded) {
      const device = devices.get(account);
      if (device === undefined) return;
      device.frames += 1;
      if ('rejected' in decoded) device.rejected += 1;
      device.lastFrameMs = now();
      if (address !== undefined) device.address = address.slice(0, 100);
    },
    state({ account, address }, isConnected, reason) {
      const device = devices.get(account);
      if (device === undefined) return;
      if (isConnected && address !== undefined) device.address = address.slice(0, 100);
      turn(device, isConnected, reason);
    },
    describe({ account }, facts) {
      const device = devices.get(account);
      if (device !== undefined) device.facts = { ...device.facts, ...shortFacts(facts) };
    },
    delivered({ account }) {
      const device = devices.get(account);
      if (device !== undefined) turn(device, true);
    },
    allGone() {
      for (const device of devices.values()) {
        if (device.isConnected !== true) continue;
        // That the source is down is logged: not each of its devices as well.
        Object.assign(device, { isConnected: false, sinceMs: now() });
      }
    },
    statuses: () => [...devices.values()].map((device) => statusOf(device, now())),
  };
}

/** A device that stays keeps what is known of it. */
function configuredAs(
  known: Device | undefined,
  { account, state, staleS }: DeviceAccount<unknown>,
): Device {
  const device = known ?? newDevice(account);
  return { ...device, isBlocked: state === 'blocked', staleMs: staleS * 1000 };
}

function shortFacts(facts: DeviceFacts): DeviceFacts {
  const said = Object.entries(facts).filter(([, words]) => words !== '');
  const short = said.map(([name, words]) => [name, words.slice(0, MAX_FACT).toWellFormed()]);
  return Object.fromEntries(short) as DeviceFacts;
}

function newDevice(account: string): Device {
  return {
    ...{ account, isBlocked: false, staleMs: 0, isConnected: null, sinceMs: null },
    ...{ lastFrameMs: null, frames: 0, rejected: 0, address: null, facts: {} },
    ...{ isSaidDown: false, lastSaidMs: -Infinity },
  };
}

function statusOf(device: Device, nowMs: number): DeviceStatus {
  const { account, frames, rejected, address, lastFrameMs, sinceMs, staleMs, facts } = device;
  const said = Object.keys(facts).length === 0 ? {} : { facts };
  const shown = { account, frames, rejected, address, lastFrameAt: iso(lastFrameMs), ...said };
  if (device.isBlocked) return { ...shown, state: 'blocked', since: null };
  if (device.isConnected === null) return { ...shown, state: 'never', since: null };
  if (!device.isConnected) return { ...shown, state: 'disconnected', since: iso(sinceMs) };
  // Connected and not heard for too long: a line that stands says nothing about the device behind it.
  const silentFrom = Math.max(lastFrameMs ?? 0, sinceMs ?? 0) + staleMs;
  if (nowMs >= silentFrom) return { ...shown, state: 'silent', since: iso(silentFrom) };
  return { ...shown, state: 'connected', since: iso(sinceMs) };
}

function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
