import { setTimeout as sleep } from 'node:timers/promises';
import type { KillConfig } from './config.ts';
import type { Processes } from './kill-world.ts';
import type { Killable } from './killable.ts';
import type { Ledger } from './ledger.ts';
import type { TappedLine } from './tapped-line.ts';
import { until } from './until.ts';

/** Longest life after the first sign of work; the spool notes what is delivered after one second: most lives end before, a third later. */
const LIFE_MS = 2000;
/** Longest time dead. */
const DEAD_MS = 300;
/** So often a process is not waited for: it dies at any moment of its start. */
const EARLY_DEATH = 0.2;
/** From spawn to readiness on a quiet machine. */
const START_MS = 1500;
const SIGN_OF_LIFE_MS = 120_000;

type Victims = 'gateway' | 'api' | 'gateway and api';
/** Out of this bag, so that a short run has all of them. */
const BAG: readonly Victims[] = ['gateway', 'api', 'gateway and api', 'gateway', 'api'];

export type Killing = {
  readonly config: KillConfig;
  readonly processes: Processes;
  readonly line: TappedLine;
  readonly ledger: Ledger;
  readonly random: () => number;
  readonly fault: () => string | null;
};

/** Kills the gateway, the api or both at random moments of their work, sometimes of their start, and starts them again. */
export async function killAtRandom(killing: Killing): Promise<void> {
  const { config, ledger, random } = killing;
  const beganMs = performance.now();
  const isEnough = () =>
    ledger.kills.length >= config.kills ||
    (ledger.kills.length >= config.leastKills && performance.now() - beganMs > config.longestMs);
  let bag: Victims[] = [];
  while (!isEnough()) {
    if (bag.length === 0) bag = shuffled(BAG, random);
    await killOnce(killing, bag.pop()!);
  }
}

/** Until frames are acknowledged and calls are answered again. @throws when that takes too long, or a process ended by itself */
export async function untilAtWork(killing: Killing, victims: Victims): Promise<void> {
  const { ledger, line, processes, fault } = killing;
  const [told, calls] = [ledger.acknowledged.length, line.heard.calls];
  await until(
    () =>
      (!victims.includes('gateway') || ledger.acknowledged.length > told) &&
      (!victims.includes('api') || line.heard.calls > calls),
    {
      ...{ longestMs: SIGN_OF_LIFE_MS, fault },
      what: () =>
        `${victims} at work (${ledger.acknowledged.length - told} acknowledged, ${line.heard.calls - calls} calls)\n` +
        `${processes.gateway.lastLines()}\n${processes.api.lastLines()}`,
    },
  );
}

async function killOnce(killing: Killing, victims: Victims): Promise<void> {
  const { processes, ledger, random, line } = killing;
  const isEarly = random() < EARLY_DEATH;
  if (!isEarly) await untilAtWork(killing, victims);
  await sleep(isEarly ? random() * START_MS : random() ** 2 * LIFE_MS);
  const dying: Killable[] = [];
  if (victims.includes('gateway')) dying.push(processes.gateway);
  if (victims.includes('api')) dying.push(processes.api);
  if (victims.includes('api')) line.leadTo(null);
  ledger.noteKill(victims);
  await Promise.all(dying.map((one) => one.kill()));
  await sleep(random() * DEAD_MS);
  for (const one of dying) one.start();
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
