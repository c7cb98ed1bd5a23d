import { seededRandom } from '../../connectors/src/simulate/random.ts';
import type { Faults } from '../../connectors/src/simulate/contract.ts';
import type { DemoLine } from '../demo/demo-line.ts';
import type { KillPark } from './kill-park.ts';
import { killable } from './killable.ts';
import type { Killable } from './killable.ts';
import type { Ledger } from './ledger.ts';
import type { TappedLine } from './tapped-line.ts';

/** Nothing is corrupted: the CRC of HJ 212 lets one damaged frame in 256 pass, and its values are then wrong by the standard. */
const FAULTS: Faults = {
  ...{ drop: 0.02, duplicate: 0.05, reorder: 0.05, corrupt: 0, silence: 0 },
  silenceMs: 0,
};
const OPEN_LIMIT = '1000000';

/** The gateway and the api as processes of their own, as in production. */
export type Processes = {
  readonly gateway: Killable;
  readonly api: Killable;
  /** Log lines of promises that nobody waited for. */
  readonly defects: readonly string[];
};

export function processesOf(park: KillPark, line: TappedLine): Processes {
  const defects: string[] = [];
  const api = killable({
    ...{ name: 'api', main: 'api/src/main.ts' },
    env: {
      ...park.env,
      ...{ PORT: '0', HOST: '127.0.0.1', DEMO: 'off', LOG_LEVEL: 'warn' },
      INGEST_CALLS_PER_MINUTE: OPEN_LIMIT,
    },
    onLine: (text) => {
      if (text.startsWith('ready ')) line.leadTo(text.slice('ready '.length));
    },
  });
  const gateway = killable({
    ...{ name: 'gateway', main: 'connectors/src/gateway/main.ts' },
    env: {
      ...{ PARKWATCH_URL: line.url, PARKWATCH_API_KEY: park.key, GATEWAY_DIR: park.gatewayDir },
      ...{ SPOOL_FSYNC: 'always', SPOOL_BACKLOG_PER_S: '5000', LOG_LEVEL: 'warn' },
    },
    onLine: (text) => {
      if (text.includes('"gateway.defect"')) defects.push(text);
    },
  });
  return { api, gateway, defects };
}

type Load = {
  readonly lines: readonly DemoLine[];
  readonly park: KillPark;
  readonly ledger: Ledger;
  readonly seed: number;
};

export type RunningLoad = {
  /** Ends the simulators; resolves to the faults that came upon the lines. */
  stop(): Promise<number>;
  /** Why a simulator ended before; null: all run. */
  fault(): string | null;
};

/** Loggers, terminals, systems and a controller over real sockets that are not quite right. */
export function startLoad({ lines, park, ledger, seed }: Load): RunningLoad {
  const end = new AbortController();
  let fault: string | null = null;
  const running = lines.map(async ({ simulator, devices, key }, at) => {
    const counts = await simulator
      .run(devices, {
        ...{ target: park.targets.get(key)!, faults: FAULTS, random: seededRandom(seed + at) },
        ...{ signal: end.signal, now: Date.now },
        onAcknowledged: (account, atMs) => ledger.acknowledge(account, atMs),
      })
      .catch((error: unknown) => {
        fault ??= `the simulator of ${key} failed: ${String(error)}`;
        return { faults: 0 };
      });
    if (!end.signal.aborted) fault ??= `the simulator of ${key} ended`;
    return counts.faults;
  });
  return {
    fault: () => fault,
    async stop() {
      end.abort();
      return (await Promise.all(running)).reduce((sum, count) => sum + count, 0);
    },
  };
}
