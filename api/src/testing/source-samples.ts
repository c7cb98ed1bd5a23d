import type { GatewayReport, SourceStatus } from '@parkwatch/domain/wire/data-sources';

/** A configuration of an MQTT source whose one device brings a point of the tenant, with a secret. */
export function sampleConfig(code: string) {
  return {
    settings: { url: 'mqtts://broker.example:8883', username: 'park', secret: `hush-${code}` },
    devices: [
      {
        ...{ account: 'meter-1', name: 'Meter', secret: `hush-device-${code}`, settings: {} },
        points: { 'tank/gas': { point: `${code}-GAS1` } },
      },
    ],
  };
}

type Named = { readonly code: string; readonly marker: string };

/** What a gateway says about the tenant's source, which is well. */
export function sampleReport({ code, marker }: Named, now: Date): GatewayReport {
  const at = now.toISOString();
  return {
    ...{ version: '1.0', startedAt: at },
    spool: {
      ...{ bytes: 1000, capacityBytes: 1_000_000, waitingReadings: 0, oldestAt: null },
      ...{ refusedReadings: 0, state: 'ok' },
    },
    sources: [{ key: `${code.toLowerCase()}-line`, status: sampleStatus({ marker }, now) }],
  };
}

export function sampleStatus({ marker }: Pick<Named, 'marker'>, now: Date): SourceStatus {
  const at = now.toISOString();
  return {
    ...{ version: 1, state: 'running', since: at, error: null, port: null },
    ...{ frames: 12, rejected: 1, readings: 30, framesPerS: 1.5, rejectedPerS: 0.1 },
    ...{ lastFrameAt: at, waitingReadings: 0 },
    devices: [
      {
        ...{ account: 'meter-1', state: 'connected', since: at, lastFrameAt: at },
        ...{ frames: 12, rejected: 1, address: '10.0.0.7:51234' },
      },
    ],
    refused: [
      { account: `${marker}-2`, why: 'unknown', address: '10.0.0.8:4', count: 3, lastAt: at },
    ],
    rejections: [
      { at, account: 'meter-1', hex: '0102ff', length: 3, outcome: { rejected: 'bad-crc: 1 ≠ 2' } },
    ],
    unmapped: [{ account: 'meter-1', point: 'tank/level', value: 3.5, unit: 'm', lastAt: at }],
  };
}
