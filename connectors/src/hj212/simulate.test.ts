import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { isPosition } from '../contract.ts';
import { NO_FAULTS } from '../simulate/contract.ts';
import type { Faults, SimulatedDevice } from '../simulate/contract.ts';
import { seededRandom } from '../simulate/random.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import simulator from './simulate.ts';
import { runLogger } from './simulated-logger.ts';
import { intervalsBetween, messagesAt } from './simulated-messages.ts';

const SEED = 2122017;
type Meeting = {
  readonly count?: number;
  readonly faults?: Partial<Faults>;
  readonly answerMs?: number;
  readonly now?: () => number;
  readonly device?: object;
};

/** Simulated loggers on our own connector. */
async function meet({ count = 2, faults = {}, answerMs = 10_000, now, device = {} }: Meeting) {
  const devices = simulator.devices({ count, ratePerS: count * 120 });
  const clock = now ?? Date.now;
  const any = { host: '127.0.0.1', port: 0 };
  const opened = openConnector(
    connector,
    {
      settings: simulator.settingsFor(any),
      devices: devices.map((one) => ({ ...simulator.accountFor(one, any), settings: device })),
    },
    { now: clock },
  );
  const stop = new AbortController();
  after(() => stop.abort());
  const acknowledged: { account: string; atMs: number }[] = [];
  const counts = { sent: 0, acknowledged: 0, faults: 0 };
  const random = seededRandom(SEED);
  const target = { host: '127.0.0.1', port: await opened.host.port };
  const running = devices.map((one) =>
    runLogger(one, {
      ...{ target, random, signal: stop.signal, now: clock, counts },
      ...{ faults: { ...NO_FAULTS, ...faults }, times: { answerMs, resends: 3 } },
      onAcknowledged: (account, atMs) => void acknowledged.push({ account, atMs }),
    }),
  );
  const end = async () => {
    stop.abort();
    await Promise.all(running);
    return counts;
  };
  return { host: opened.host, opened, devices, acknowledged, end };
}

/** Everything that is here of an account and an instant: `MN point time`. */
function heardOf({ host }: Pick<Awaited<ReturnType<typeof meet>>, 'host'>): Set<string> {
  return new Set(
    host.delivered.flatMap(({ account, readings }) =>
      readings.map(({ point, atMs }) => `${account} ${point} ${atMs}`),
    ),
  );
}

function assertNothingLost(
  devices: readonly SimulatedDevice[],
  acknowledged: readonly { account: string; atMs: number }[],
  heard: ReadonlySet<string>,
): void {
  for (const { account, atMs } of acknowledged) {
    const { points } = devices.find((one) => one.account === account)!;
    for (const { point } of points.filter((one) => one.valueAt(atMs) !== null)) {
      assert.ok(heard.has(`${account} ${point} ${atMs}`), `${account} ${point} ${atMs}`);
    }
  }
}

describe('simulated loggers', () => {
  it('are admitted, and what was answered is here with its values and units', async () => {
    const met = await meet({ count: 3 });
    await met.host.until(({ delivered }) => delivered.length >= 60);
    const counts = await met.end();
    assert.deepEqual(met.host.refused, []);
    assert.ok(counts.acknowledged > 20 && met.acknowledged.length > 10);
    assertNothingLost(met.devices, met.acknowledged, heardOf(met));
    for (const { account, readings } of met.host.delivered) {
      const { points } = met.devices.find((one) => one.account === account)!;
      for (const reading of readings) {
        assert.ok(!isPosition(reading));
        const of = points.find(({ point }) => point === reading.point)!;
        const { value, unit, quality } = reading;
        assert.deepEqual([value, unit, quality], [of.valueAt(reading.atMs), of.unit, 'good']);
      }
    }
    assert.deepEqual(
      met.host.seen.filter(({ decoded }) => 'rejected' in decoded),
      [],
    );
  });

  it(`lose nothing that was answered on a bad line (seed ${SEED})`, async () => {
    const faults = { drop: 0.1, duplicate: 0.1, reorder: 0.2, corrupt: 0.1 };
    const met = await meet({ count: 3, faults, answerMs: 60 });
    await met.host.until(
      ({ delivered, seen }) =>
        delivered.length >= 150 && seen.some(({ decoded }) => 'rejected' in decoded),
    );
    const counts = await met.end();
    assert.ok(counts.faults > 10 && counts.sent > counts.acknowledged);
    assertNothingLost(met.devices, met.acknowledged, heardOf(met));
  });

  it('send again what was not answered, and what they stored while the line was down', async () => {
    const met = await meet({ count: 1, answerMs: 40 });
    met.host.failWith(new Error('the spool is full'));
    await met.host.until(({ seen }) => seen.length >= 10);
    assert.deepEqual(met.acknowledged, []);
    const first = met.host.seen
      .map(({ decoded }) => decoded)
      .find((one) => 'readings' in one && one.readings.length > 0);
    met.host.failWith(null);
    assert.ok(first !== undefined && 'readings' in first);
    const { point, atMs } = first.readings[0]!;
    const key = `${met.devices[0]!.account} ${point} ${atMs}`;
    await met.host.until(() => heardOf(met).has(key));
    await met.end();
    assertNothingLost(met.devices, met.acknowledged, heardOf(met));
  });

  it('answer back-fill with the minute data of the gap, and have their clock set', async () => {
    // The clock of both sides jumps while the line is down.
    const start = Date.parse('2026-03-01T00:00:00Z');
    const began = performance.now();
    let jump = 0;
    const now = () => start + Math.floor(performance.now() - began) + jump;
    const met = await meet({ count: 1, now, device: { backfill: { hour: true } } });
    await met.host.until(({ delivered }) => delivered.length >= 3);
    await met.end();
    await met.host.until(({ states }) => states.at(-1)?.state === 'disconnected');
    const before = met.host.delivered.length;
    jump = 3 * 3_600_000;
    const second = new AbortController();
    after(() => second.abort());
    const again = runLogger(met.devices[0]!, {
      ...{ target: { host: '127.0.0.1', port: await met.host.port }, random: seededRandom(SEED) },
      ...{ signal: second.signal, now, faults: NO_FAULTS, times: { answerMs: 10_000, resends: 3 } },
      counts: { sent: 0, acknowledged: 0, faults: 0 },
    });
    const averages = () =>
      met.host.delivered
        .slice(before)
        .flatMap(({ readings }) =>
          readings.filter(({ point }) => point === 'w01018-Avg').map(({ atMs }) => atMs),
        );
    await met.host.until(() => new Set(averages()).size >= 18);
    second.abort();
    await again;
    const expected = intervalsBetween(
      { fromMs: start, toMs: start + jump - 600_000 },
      600_000,
      100,
    );
    assert.deepEqual([...new Set(averages())].sort(), expected);
  });

  it('put what does not fit into one message into the next', () => {
    const points = Array.from({ length: 120 }, (_, at) => ({
      ...{ point: `w${10_000 + at}-Rtd`, unit: null, valueAt: () => 1.25 },
    }));
    const messages = messagesAt({ account: 'A', intervalMs: 1000, points }, 0);
    assert.ok(messages.length >= 3 && messages.every(({ cp }) => cp.length <= 950));
    const all = messages.flatMap(({ cp }) => cp.match(/w\d+-Rtd/g) ?? []);
    assert.deepEqual(
      all,
      points.map(({ point }) => point),
    );
  });
});
