import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sqlText } from '../api/src/db/sql.ts';
import type { BenchLine } from './bench.ts';
import { openAlarmEar } from './bench-park/alarm-ear.ts';
import type { AlarmEar } from './bench-park/alarm-ear.ts';
import { PROBE_ACCOUNT, probePoint, withBenchPark } from './bench-park/bench-park.ts';
import type { BenchPark, BenchParkSize } from './bench-park/bench-park.ts';
import { realTimeFrame, VALUES_PER_FRAME } from './bench-park/load-device.ts';
import { startLoad } from './bench-park/load.ts';
import type { Load } from './bench-park/load.ts';

const RATES = [1000, 5000, 20_000];
const WARM_UP_MS = 5000;
const MEASURE_MS = 15_000;
const PROBES_PER_S = 20;
const PROBES = (MEASURE_MS / 1000) * PROBES_PER_S;
/** An alarm that has not come by then counts as if it had come then. */
const LONGEST_MS = 20_000;
/** What a person should wait at most for an alarm of the park, at 5,000 readings a second. */
const AIM_MS = 250;
/** Above the high limit (90), below the high-high one. */
const CROSSING = 92;
const SIZE: BenchParkSize = {
  loggers: Math.max(...RATES) / VALUES_PER_FRAME,
  probes: PROBES * RATES.length,
};

/** Rows that came in a time of the clock. */
const COUNT = sqlText(
  `SELECT count(*)::int AS count FROM observation WHERE received_at >= $1 AND received_at < $2`,
);

type Bench = {
  readonly park: BenchPark;
  readonly load: Load;
  readonly ear: AlarmEar;
  readonly line: Socket;
};

/**
 * From the write of the frame that crosses a limit to the alarm at a socket.io client, while other loggers send: gateway
 * (spool synced at every append), api and PostgreSQL (fsync off) and loggers are processes of their own on one machine.
 */
async function run(): Promise<BenchLine[]> {
  return withBenchPark(SIZE, async (park) => {
    const load = startLoad(park.port);
    const ear = await openAlarmEar(park.apiUrl);
    const line = connect({ port: park.port, host: '127.0.0.1', noDelay: true });
    try {
      await once(line, 'connect');
      line.resume();
      const lines: BenchLine[] = [];
      for (const [at, perS] of RATES.entries()) {
        lines.push(...(await atRate({ park, load, ear, line }, perS, at * PROBES)));
      }
      return lines;
    } finally {
      line.destroy();
      ear.end();
      load.end();
    }
  });
}

async function atRate(bench: Bench, perS: number, firstProbe: number): Promise<BenchLine[]> {
  const { park, load } = bench;
  await load.run(perS);
  await sleep(WARM_UP_MS);
  await load.taken();
  const from = new Date();
  const sentMs = await probe(bench, firstProbe);
  const to = new Date();
  const { sent, unsent } = await load.taken();
  await load.run(0);
  const waits = await latencies(bench, sentMs);
  const seconds = (to.getTime() - from.getTime()) / 1000;
  const row = await park.db.tx({ kind: 'system' }, (tx) =>
    tx.one<{ count: number }>(COUNT, [from, to]),
  );
  const stored = row!.count / seconds;
  const fault = park.fault();
  if (fault !== null) throw new Error(fault);
  const late = waits.filter((ms) => ms >= LONGEST_MS).length;
  const at = `at ${perS.toLocaleString('en')} readings/s`;
  const lost = late > 0 ? ` (${late} of ${PROBES} never came)` : '';
  const full =
    unsent > 0 ? ` (${Math.round(unsent / seconds)}/s held back: the line was full)` : '';
  return [
    ...[0.5, 0.99].map((share) => {
      const ours = waits[Math.floor((waits.length - 1) * share)]!;
      const what = `alarm ${at}, p${share * 100}${lost}`;
      const aim = { peer: AIM_MS, peerName: 'aim', ratio: ours / AIM_MS };
      return { what, ours, unit: 'ms', ...aim };
    }),
    {
      ...{ what: `stored ${at}${full}`, ours: stored, unit: 'readings/s' },
      ...{ peer: sent / seconds, peerName: 'sent', ratio: (stored * seconds) / sent },
    },
  ];
}

/** One point after the other crosses its limit; each is used once. */
async function probe({ line }: Bench, first: number): Promise<Map<string, number>> {
  const sentMs = new Map<string, number>();
  const startedMs = performance.now();
  for (let at = 0; at < PROBES; at++) {
    const left = startedMs + (at * 1000) / PROBES_PER_S - performance.now();
    // Not in step with anything that ticks.
    await sleep(Math.max(0, left + Math.random() * 20));
    const frame = realTimeFrame(PROBE_ACCOUNT, Date.now(), [[first + at, CROSSING]]);
    sentMs.set(probePoint(SIZE, first + at), performance.now());
    line.write(frame);
  }
  return sentMs;
}

/** Ascending. */
async function latencies({ ear }: Bench, sentMs: Map<string, number>): Promise<number[]> {
  const giveUpMs = performance.now() + LONGEST_MS;
  const isMissing = () => [...sentMs.keys()].some((code) => !ear.heardMs.has(code));
  while (isMissing() && performance.now() < giveUpMs) await sleep(50);
  const waits = [...sentMs].map(([code, ms]) => (ear.heardMs.get(code) ?? ms + LONGEST_MS) - ms);
  return waits.sort((a, b) => a - b);
}

export default { name: 'pipeline', run };
