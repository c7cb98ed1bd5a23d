import type {
  DataSource,
  Gateway,
  ShownFrame,
  SourceStatus,
} from '@parkwatch/domain/wire/data-sources';

const at = '2026-07-21T08:30:00.000Z';

export function sampleFrame(changes: Partial<ShownFrame> = {}): ShownFrame {
  const outcome = { readings: ['a01001-Rtd = 31.2 ℃'], count: 1 };
  return { at, account: 'MN-7', hex: '2323303130', length: 5, outcome, ...changes };
}

type Details = 'devices' | 'refused' | 'rejections' | 'unmapped';
const numbers: Omit<SourceStatus, Details> = {
  ...{ version: 3, state: 'running', since: at, error: null, port: 9212 },
  ...{ frames: 120, rejected: 2, readings: 480, framesPerS: 2.5, rejectedPerS: 0.1 },
  ...{ lastFrameAt: at, waitingReadings: 17 },
};

export function sampleStatus(changes: Partial<SourceStatus> = {}): SourceStatus {
  return {
    ...numbers,
    devices: [
      {
        ...{ account: 'MN-7', state: 'connected', since: at, lastFrameAt: at, frames: 120 },
        ...{ rejected: 2, address: '10.0.0.7:51234' },
      },
    ],
    refused: [
      { account: 'MN-NEW', why: 'unknown', address: '10.0.0.9:40000', count: 4, lastAt: at },
      { account: 'MN-8', why: 'secret', address: null, count: 1, lastAt: at },
    ],
    rejections: [sampleFrame({ outcome: { rejected: 'bad-crc: 1C80, not 1C81' } })],
    unmapped: [{ account: 'MN-7', point: 'w01018-Rtd', value: 31.5, unit: 'mg/L', lastAt: at }],
    ...changes,
  };
}

export function sampleGateway(changes: Partial<Gateway> = {}): Gateway {
  return {
    ...{ id: 5, name: 'park gateway', link: 'live', reportedAt: at, version: '1.0' },
    startedAt: at,
    spool: {
      ...{ bytes: 85_000_000, capacityBytes: 100_000_000, waitingReadings: 1234, oldestAt: at },
      ...{ refusedReadings: 0, state: 'filling' },
    },
    ...changes,
  };
}

export function sampleSource(changes: Partial<DataSource> = {}): DataSource {
  return {
    ...{ id: 9, key: 'tank-farm', connector: 'hj212', isEnabled: true, version: 3 },
    name: { zh: '罐区数采仪', en: 'Tank farm loggers' },
    enterprise: { id: 7, code: 'E7', name: { zh: '海岳石化', en: 'Haiyue Petrochemical' } },
    gateway: { id: 5, name: 'park gateway', link: 'live', reportedAt: at },
    ...{ updatedAt: at, updatedBy: '王晓岚', deviceCount: 12 },
    status: {
      ...numbers,
      ...{ connectedDevices: 11, refusedAccounts: 2, unmappedPoints: 1 },
    },
    ...changes,
  };
}
