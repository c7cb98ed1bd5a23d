import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { seededRandom } from '../../connectors/src/simulate/random.ts';
import { checkStored } from './check-stored.ts';
import { readKillConfig } from './config.ts';
import { killAtRandom, untilAtWork } from './kill-at-random.ts';
import type { Killing } from './kill-at-random.ts';
import { killLines } from './kill-lines.ts';
import { killPark } from './kill-park.ts';
import { processesOf, startLoad } from './kill-world.ts';
import { ledger } from './ledger.ts';
import { tappedLine } from './tapped-line.ts';
import type { TappedLine } from './tapped-line.ts';
import { until } from './until.ts';

const DRAIN_MS = 180_000;
const SHOWN = 10;
const config = readKillConfig();
const scope =
  config.databaseUrl === undefined
    ? `as often as fits into ${config.longestMs / 1000} s with the embedded database (each start takes seconds; at least ${config.leastKills} times)`
    : `${config.kills} times with PostgreSQL`;

/** In the order in which they were made; the last one ends first. */
const ends: (() => unknown)[] = [];
after(async () => {
  for (const end of ends.reverse()) await end();
});

test(`gateway and api killed at random moments under load, ${scope}: what was acknowledged to a device is stored once`, async (t) => {
  const say = (text: string) => t.diagnostic(text);
  say(`KILL_SEED=${config.seed} repeats these choices`);
  const lines = killLines(config.intervalMs);
  const phase = stopwatch();
  const park = await killPark(lines, config.databaseUrl);
  ends.push(() => park.remove());
  const line = await tappedLine();
  ends.push(() => line.close());
  const processes = processesOf(park, line);
  ends.push(() => Promise.all([processes.gateway.kill(), processes.api.kill()]));
  const told = ledger(Date.now);
  processes.api.start();
  processes.gateway.start();
  const load = startLoad({ lines, park, ledger: told, seed: config.seed });
  ends.push(() => load.stop());
  const fault = () => load.fault() ?? processes.gateway.fault() ?? processes.api.fault();
  const random = seededRandom(config.seed);
  const killing: Killing = { config, processes, line, ledger: told, random, fault };

  // The first start brings the configurations; from then on the gateway has them.
  await untilAtWork(killing, 'gateway and api');
  const preparedS = phase();
  await killAtRandom(killing);
  const killedS = phase();
  await untilAtWork(killing, 'gateway and api');
  const faults = await load.stop();
  await untilDrained(line, fault);
  const drainedS = phase();
  // Nothing that ends in good order is needed for what follows.
  await Promise.all([processes.gateway.kill(), processes.api.kill()]);

  const devices = lines
    .filter(({ connector }) => connector !== 'modbus-tcp')
    .flatMap((one) => one.devices);
  const stored = await park.withDatabase((db) => checkStored(db, devices));
  const missing = told.acknowledged.flatMap((one) => {
    const codes = stored.missingOf(one);
    return codes.length === 0 ? [] : [`${codes.length} of ${told.around(one)} (${codes[0]!})`];
  });
  const promised = told.acknowledged.reduce((sum, one) => sum + stored.countOf(one), 0);
  say(
    `prepared in ${preparedS} s, ${told.kills.length} kills in ${killedS} s, spool empty ${drainedS} s later; acknowledged ${told.acknowledged.length} frames with ${promised} ` +
      `readings and positions under ${faults} faults of the lines; stored ${stored.readings} readings and ${stored.positions} ` +
      `positions; the ingest saw ${line.heard.duplicate} duplicates`,
  );
  const repeat = `(KILL_SEED=${config.seed})`;
  assert.deepEqual(missing.slice(0, SHOWN), [], `${missing.length} frames are missing ${repeat}`);
  const { wrong, doubled } = stored;
  assert.deepEqual(wrong.slice(0, SHOWN), [], `${wrong.length} rows are wrong ${repeat}`);
  assert.deepEqual(doubled.slice(0, SHOWN), [], `${doubled.length} rows are doubled ${repeat}`);
  assert.deepEqual(processes.defects, []);
  assert.deepEqual([line.heard.rejected, line.heard.rejections], [0, []]);
  assert.ok(told.kills.length >= config.leastKills, `${told.kills.length} kills`);
  const silent = devices.filter(
    ({ account }) => !told.acknowledged.some((one) => one.account === account),
  );
  assert.deepEqual(
    silent.map(({ account }) => account),
    [],
    'every device had something acknowledged',
  );
});

/** Whole seconds since it was asked last. */
function stopwatch(): () => number {
  let lastMs = performance.now();
  return () => {
    const sinceMs = lastMs;
    lastMs = performance.now();
    return Math.round((lastMs - sinceMs) / 1000);
  };
}

/** Until a report that began after this says that nothing waits. @throws when that takes too long */
async function untilDrained({ heard }: TappedLine, fault: () => string | null): Promise<void> {
  // The next one may have begun before.
  const enough = heard.reports + 2;
  await until(() => heard.reports >= enough && heard.lastReport?.spool.waitingReadings === 0, {
    ...{ longestMs: DRAIN_MS, fault },
    what: () => `an empty spool: ${JSON.stringify(heard.lastReport?.spool)}`,
  });
  assert.equal(heard.lastReport!.spool.refusedReadings, 0, 'nothing was refused for good');
}
