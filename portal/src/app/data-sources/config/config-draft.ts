import { HIDDEN_SECRET } from '@parkwatch/domain/sources/hide-secrets';

export type Json = Readonly<Record<string, unknown>>;
/** A mapping as it is typed; the server checks it. */
export type PointDraft = {
  readonly point: string;
  readonly scale?: number;
  readonly offset?: number;
};
export type DeviceDraft = Json & { readonly account: string };

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The devices of a configuration; whatever else stands there is left to the JSON editor. */
export function devicesOf(config: Json): readonly DeviceDraft[] {
  const { devices } = config;
  return Array.isArray(devices) ? devices.filter(isDevice) : [];
}

function isDevice(value: unknown): value is DeviceDraft {
  return isObject(value) && typeof value['account'] === 'string';
}

export function pointsOf(device: Json): Readonly<Record<string, PointDraft>> {
  const { points } = device;
  return isObject(points) ? (points as Readonly<Record<string, PointDraft>>) : {};
}

export function textOf(device: Json, key: string): string {
  const value = device[key];
  return typeof value === 'string' ? value : '';
}

/** Without a value the property is not there: the schema's default counts. A changed one keeps its place in the JSON. */
export function withValue(object: Json, key: string, value: unknown): Json {
  const isThere = value !== undefined && value !== '' && value !== null;
  const entries = Object.entries(object).flatMap(([name, before]): [string, unknown][] => {
    if (name !== key) return [[name, before]];
    return isThere ? [[name, value]] : [];
  });
  const isNew = isThere && !Object.hasOwn(object, key);
  return Object.fromEntries(isNew ? [...entries, [key, value]] : entries);
}

export function newDevice(account: string, settings: unknown = {}): DeviceDraft {
  return { account, settings, points: {} };
}

/** The device in the place of the one that had this account, or at the end. */
export function withDevice(config: Json, account: string, device: DeviceDraft): Json {
  const devices = devicesOf(config);
  const isKnown = devices.some((one) => one.account === account);
  return {
    ...config,
    devices: isKnown
      ? devices.map((one) => (one.account === account ? device : one))
      : [...devices, device],
  };
}

export function withoutDevice(config: Json, account: string): Json {
  return { ...config, devices: devicesOf(config).filter((one) => one.account !== account) };
}

/** The device of an account as it is, or the fresh one; with a point that is to be mapped. */
export function wantedDevice(
  config: Json,
  fresh: DeviceDraft,
  point: string | undefined,
): DeviceDraft {
  const device = devicesOf(config).find(({ account }) => account === fresh.account) ?? fresh;
  if (point === undefined || Object.hasOwn(pointsOf(device), point)) return device;
  return { ...device, points: { ...pointsOf(device), [point]: { point: '' } } };
}

/** Whether a secret stands there, is typed anew, or neither. */
export function secretState(value: unknown): 'none' | 'stored' | 'typed' {
  if (typeof value !== 'string') return 'none';
  return value === HIDDEN_SECRET ? 'stored' : 'typed';
}

/** Text of the JSON editor: the configuration, or why it is none. */
export function parseConfig(text: string): { readonly config: Json } | { readonly fault: string } {
  try {
    const config: unknown = JSON.parse(text);
    return isObject(config) ? { config } : { fault: '{…}' };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** Number of the device that a fault is about; undefined for one of the whole. */
export function deviceAt(path: string): number | undefined {
  const found = /^\/devices\/(\d+)(?:\/|$)/.exec(path);
  return found ? Number(found[1]) : undefined;
}
