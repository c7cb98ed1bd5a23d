import { parseArgs } from 'node:util';
import { CONNECTOR_IDS } from '@parkwatch/domain/sources/connector-ids';
import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import { isConnectorId } from '../connectors.ts';
import type { Faults, SimulateOptions } from './contract.ts';

export type SimulateConfig = {
  readonly connector: ConnectorId;
  readonly count: number;
  readonly ratePerS: number;
  readonly target: SimulateOptions['target'];
  readonly faults: Faults;
  /** Null: until it is interrupted. */
  readonly seconds: number | null;
  readonly seed: number;
  readonly printsConfig: boolean;
  /** With `printsConfig`: the park's points are this and the protocol's name of the point; null: none is mapped. */
  readonly pointPrefix: string | null;
};

/** Where a simulator finds our connector, or where it is polled; ports of the connectors' own defaults. */
const PORTS: Readonly<Record<ConnectorId, number>> = {
  ...{ hj212: 9212, jt808: 6808, gb26875: 26_875, 'modbus-tcp': 1502, 'opc-ua': 48_400 },
  ...{ mqtt: 1883, 'http-push': 9280, 'file-drop': 0, weather: 9310, 'camera-events': 9290 },
};

export const USAGE = `npm run simulate -- CONNECTOR --devices N --rate R [options]
  CONNECTOR        ${CONNECTOR_IDS.join(', ')}
  --devices N      so many devices (1)
  --rate R         readings a second of all of them (1)
  --host, --port   where the data source listens; of a polled protocol (Modbus, OPC UA, weather): where the simulator is to listen; MQTT: the broker
  --drop, --duplicate, --reorder, --corrupt, --silence CHANCE
                   chance of each fault for each frame, 0 to 1 (0): --drop .01
  --silence-ms MS  how long a device that falls silent stays so (30000)
  --seconds S      ends after so long; without it, when it is interrupted
  --seed N         the same seed gives the same faults
  --print-config   prints the configuration of a data source that meets the simulator, and ends
  --map PREFIX     in it: every point is mapped to the park's point PREFIX + its name`;

/** The command line of the simulator; throws with a sentence for the person. */
export function readSimulateConfig(args: readonly string[]): SimulateConfig {
  const { values, positionals } = parse(args);
  const [connector = '', ...others] = positionals;
  if (others.length > 0) throw new Error(`one CONNECTOR is wanted, not ${positionals.join(' ')}`);
  if (!isConnectorId(connector)) throw new Error(`no such connector: "${connector}"`);
  const number = (name: keyof typeof values, least: number, most: number): number => {
    const value = Number(values[name]);
    if (String(values[name]).trim() !== '' && value >= least && value <= most) return value;
    throw new Error(`--${name} ${String(values[name])} is no number from ${least} to ${most}`);
  };
  const port = values.port === undefined ? PORTS[connector] : number('port', 1, 65_535);
  return {
    connector,
    count: Math.floor(number('devices', 1, 5000)),
    ratePerS: number('rate', 0.001, 1_000_000),
    target: { host: values.host, port },
    faults: {
      ...{ drop: number('drop', 0, 1), duplicate: number('duplicate', 0, 1) },
      ...{ reorder: number('reorder', 0, 1), corrupt: number('corrupt', 0, 1) },
      ...{ silence: number('silence', 0, 1), silenceMs: number('silence-ms', 1, 86_400_000) },
    },
    seconds: values.seconds === undefined ? null : number('seconds', 0.1, 1e9),
    seed: values.seed === undefined ? Date.now() % 1_000_000 : number('seed', 0, 2 ** 32 - 1),
    printsConfig: values['print-config'],
    pointPrefix: values.map ?? null,
  };
}

function parse(args: readonly string[]) {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ devices: text('1'), rate: text('1'), host: text('127.0.0.1') },
      ...{ drop: text('0'), duplicate: text('0'), reorder: text('0'), corrupt: text('0') },
      ...{ silence: text('0'), 'silence-ms': text('30000') },
      ...{ port: { type: 'string' }, seconds: { type: 'string' }, seed: { type: 'string' } },
      ...{ 'print-config': { type: 'boolean', default: false }, map: { type: 'string' } },
    },
  });
}
