// The recorded signals that drive the demo. Pure but for readSignals, which reads gis-data/seeds/signals.
import { readDemoPark } from '../demo/demo-park.ts';
import type { DemoPark, PointSignal, SignalSource } from '../demo/demo-park-types.ts';
import { readSeedRows, readSeedText } from '../demo/read-seeds.ts';
import { hourFinder, hourlyValue } from './calendar-series.ts';
import type { NumberTable } from './csv-table.ts';
import { loopedValue, parseNumberTable } from './csv-table.ts';
import type { TepRuns } from './tep.ts';
import { TEP_RUNS, tepValue, ventShare } from './tep.ts';
import type { BusTrip, Track } from './tracks.ts';
import { trackReader } from './tracks.ts';
import type { Weather } from './weather.ts';
import { weatherYear } from './weather.ts';

export type Signals = {
  /** The recorded value at an instant of the demo clock; null where the recording has a gap. Recordings repeat. */
  valueAt(source: SignalSource, channel: string, tMs: number): number | null;
  weatherAt(tMs: number): Weather | null;
  tracksAt(tMs: number): Track[];
};

export type Recordings = {
  readonly tep: TepRuns;
  readonly aqmesh: NumberTable;
  readonly beijing: NumberTable;
  readonly weather: NumberTable;
  readonly busTrips: readonly BusTrip[];
};

const AQMESH_ROW_MS = 300_000;

export function makeSignals(
  recordings: Recordings,
  { park, movingObjects }: Pick<DemoPark, 'park' | 'movingObjects'>,
): Signals {
  const [lon, lat] = park.centre;
  const year = weatherYear(recordings.weather, { lon, lat });
  const beijingHour = hourFinder(recordings.beijing, 0);
  const readers: Record<SignalSource, (channel: string, tMs: number) => number | null> = {
    tep: (channel, tMs) => tepValue(recordings.tep, channel, tMs),
    aqmesh: (channel, tMs) => loopedValue(recordings.aqmesh.column(channel), tMs / AQMESH_ROW_MS),
    beijing: (channel, tMs) => {
      const hour = beijingHour(tMs);
      return hour === null ? null : hourlyValue(recordings.beijing.column(channel), hour);
    },
    epw: (channel, tMs) => year.valueAt(channel, tMs),
    derived: (channel, tMs) => derivedValue(recordings, channel, tMs),
  };
  return {
    valueAt: (source, channel, tMs) => readers[source](channel, tMs),
    weatherAt: (tMs) => year.weatherAt(tMs),
    tracksAt: trackReader(movingObjects, recordings.busTrips),
  };
}

/**
 * Channels that no instrument recorded: `vent:dNN` (gas that escapes in a recorded fault, over the noise of the
 * recorded SO2 series), `silent` (a sensor that was never connected), `steady` (one that is stuck).
 */
function derivedValue(recordings: Recordings, channel: string, tMs: number): number | null {
  if (channel === 'silent') return null;
  if (channel === 'steady') return 1;
  const [kind, run] = channel.split(':');
  if (kind !== 'vent' || run === undefined) throw new Error(`no derived channel ${channel}`);
  const vent = ventShare(recordings.tep, run, tMs);
  const noise = loopedValue(recordings.aqmesh.column('so2'), tMs / AQMESH_ROW_MS);
  return vent === null || noise === null ? null : vent + noise / 100;
}

/** What a point would send at an instant; null when it would send nothing. */
export function readingValue(signals: Signals, signal: PointSignal, tMs: number): number | null {
  const value = signals.valueAt(signal.source, signal.channel, tMs + signal.phaseS * 1000);
  return value === null ? null : signal.offset + signal.scale * value;
}

export function readRecordings(): Recordings {
  const table = (name: string): NumberTable =>
    parseNumberTable(readSeedText(`signals/${name}.csv`));
  return {
    tep: new Map(TEP_RUNS.map((run) => [run, table(`tep_${run}`)])),
    aqmesh: table('aqmesh'),
    beijing: table('beijing'),
    weather: table('weather'),
    busTrips: readSeedRows<BusTrip>('signals/bus_progress.json'),
  };
}

/** @param park  pass the one you have: reading it anew takes a second */
export function readSignals(
  park: Pick<DemoPark, 'park' | 'movingObjects'> = readDemoPark(),
): Signals {
  return makeSignals(readRecordings(), park);
}
