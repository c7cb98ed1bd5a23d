import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import { weatherDevice, weatherSettings } from '@parkwatch/domain/sources/weather';
import type { WeatherDevice, WeatherSettings } from '@parkwatch/domain/sources/weather';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { Connector, Decoded, Host } from '../contract.ts';
import { decode, readObservations } from './decode.ts';
import type { Observations } from './decode.ts';
import { readEpw, typicalHour } from './epw.ts';
import { fetchAnswer } from './fetch-answer.ts';
import { readingsOf } from './hour.ts';
import { stabilityReading } from './stability-reading.ts';
import { standingWarnings } from './standing-warnings.ts';
import type { StandingWarnings } from './standing-warnings.ts';
import { readWarnings } from './warnings.ts';

/** Weather services and stations, asked by HTTP or read from a file: observations and warning signals. */
const connector: Connector<WeatherSettings, WeatherDevice> = {
  id: 'weather',
  settings: weatherSettings,
  device: weatherDevice,
  decode,
  async open({ settings, devices }, host, signal) {
    const active = devices.filter(({ state }) => state === 'active');
    const standing = await standingWarnings(host);
    await Promise.all(active.map((device) => follow({ device, settings, host, standing, signal })));
    // Without a station there is nothing to do but to stay open.
    if (active.length === 0) await sleep(2 ** 31 - 1, undefined, { signal }).catch(() => undefined);
  },
};
export default connector;

type Station = {
  readonly device: DeviceAccount<WeatherDevice>;
  readonly settings: WeatherSettings;
  readonly host: Host<WeatherDevice>;
  readonly standing: StandingWarnings;
  readonly signal: AbortSignal;
};

/** Asks one station again and again. One that does not answer is disconnected; the others go on. */
async function follow(station: Station): Promise<void> {
  const { device, settings, host, signal } = station;
  const from = { account: device.account };
  while (!signal.aborted) {
    try {
      await look(station);
      host.device(from, 'connected');
    } catch (error) {
      if (signal.aborted) return;
      host.device(from, 'disconnected', error instanceof Error ? error.message : 'unknown');
    }
    await sleep(settings.pollS * 1000, undefined, { signal }).catch(() => undefined);
  }
}

async function look({ device, settings, host, standing, signal }: Station): Promise<void> {
  const { account, secret } = device;
  const timeout = AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutS * 1000)]);
  const { folder } = host;
  const { from } = device.settings;
  const bytes = await fetchAnswer({ from, secret, folder, signal: timeout });
  const fresh = freshOf(bytes, { device, settings, host, standing });
  if ('rejected' in fresh) {
    host.saw({ account }, bytes, fresh);
    throw new Error(fresh.rejected);
  }
  host.saw({ account }, bytes, fresh);
  if (fresh.readings.length > 0) await host.deliver({ account }, fresh.readings);
  await deliverWarnings(bytes, { device, settings, host, standing });
}

type Reader = Omit<Station, 'signal'>;

/** What is newer than what we have, with the stability of each moment. */
function freshOf(bytes: Uint8Array, { device, settings, host }: Reader): Decoded {
  const read = observationsNow(bytes, settings, host.now());
  if ('rejected' in read) return read;
  const lastMs = host.lastDelivered(device.account) ?? -Infinity;
  const latestMs = host.now() + 5 * MINUTE_MS;
  const place = read.place ?? placeOf(device.settings);
  const fresh = read.observations.filter(({ atMs }) => atMs > lastMs && atMs <= latestMs);
  const readings = fresh.flatMap((one) => [
    ...readingsOf(one),
    ...(place === null ? [] : stabilityReading(one, place)),
  ]);
  return read.notes === undefined ? { readings } : { readings, notes: read.notes };
}

type Place = { readonly lon: number; readonly lat: number };
type Read =
  | (Exclude<Observations, { rejected: string }> & { readonly place: Place | null })
  | { readonly rejected: string };

function observationsNow(bytes: Uint8Array, settings: WeatherSettings, nowMs: number): Read {
  if (settings.format.kind !== 'epw') {
    const read = readObservations(bytes, settings);
    return 'rejected' in read ? read : { ...read, place: null };
  }
  const epw = readEpw(Buffer.from(bytes).toString('utf8'));
  if ('rejected' in epw) return epw;
  if (!settings.format.asTypicalYear) return { observations: epw.hours, place: epw.place };
  const hour = typicalHour(epw, nowMs);
  return { observations: hour === null ? [] : [hour], place: epw.place };
}

function placeOf({ lon, lat }: WeatherDevice): Place | null {
  return lon === undefined || lat === undefined ? null : { lon, lat };
}

/** A warning that is not understood is shown as rejected: somebody must read it. */
async function deliverWarnings(
  bytes: Uint8Array,
  { device, settings, host, standing }: Reader,
): Promise<void> {
  const { account } = device;
  const { format } = settings;
  const read = readWarnings(bytes, settings);
  const from = { account };
  for (const reason of read.unread) host.saw(from, bytes, { rejected: `warning: ${reason}` });
  const isLifting = format.kind === 'json' && format.warnings?.absentMeansLifted === true;
  const records = [...read.records, ...(isLifting ? standing.goneFrom(account, read) : [])];
  if (records.length === 0) return;
  if (isLifting) await standing.deliver(account, read.records);
  await host.deliverRecords(from, { feed: 'weather-warnings', records });
  if (isLifting) await standing.delivered(account, records);
}
