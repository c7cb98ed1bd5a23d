import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseSteps } from './choose-steps.ts';
import { schedule } from './schedule.ts';
import type { Step, StepResult } from './step.ts';

const step = (id: string, more: Partial<Step> = {}): Step => {
  return { id, title: id, cores: 1, timeoutS: 1, commands: [], ...more };
};

/** Runs the steps on two cores; `log` is the order of starts (+) and ends (-). */
async function run(steps: Step[], failing: string[] = []) {
  const log: string[] = [];
  const results = await schedule(steps, {
    cores: 2,
    run: async (started): Promise<StepResult> => {
      log.push(`+${started.id}`);
      await new Promise(setImmediate);
      const failure = failing.includes(started.id) ? 'exit 1' : null;
      const counts = { passed: failure ? 0 : 1, failed: failure ? 1 : 0, skipped: 0 };
      return { step: started, counts, seconds: 0, failure, log: '' };
    },
    onEnd: (result) => log.push(`-${result.step.id}`),
  });
  return { log: log.join(' '), results };
}

test('steps run side by side as far as the cores reach, in the order of the list', async () => {
  const { log } = await run([step('a'), step('b'), step('c')]);
  assert.equal(log, '+a +b -a +c -b -c');
});

test('a step for two cores waits until it has both, and is not overtaken', async () => {
  const { log } = await run([step('a'), step('wide', { cores: 2 }), step('c')]);
  assert.equal(log, '+a -a +wide -wide +c -c');
});

test('a step waits for what it comes after; others go on meanwhile', async () => {
  const { log } = await run([step('a'), step('b', { after: ['a'] }), step('c')]);
  assert.equal(log, '+a +c -a +b -c -b');
});

test('a step whose forerunner failed is not run, and that is a failure', async () => {
  const { log, results } = await run([step('a'), step('b', { after: ['a'] })], ['a']);
  assert.equal(log, '+a -a -b');
  assert.deepEqual(
    results.map(({ failure, counts }) => [failure, counts.failed]),
    [
      ['exit 1', 1],
      ['not run: "a" failed', 1],
    ],
  );
});

const list = [step('build'), step('unit'), step('e2e', { after: ['build'] })];
const ids = (only?: string) => chooseSteps(list, only).map(({ id }) => id);

test('--only takes what the chosen steps need with them', () => {
  assert.deepEqual(ids(), ['build', 'unit', 'e2e']);
  assert.deepEqual(ids('unit'), ['unit']);
  assert.deepEqual(ids('e2e'), ['build', 'e2e']);
});

test('--only with an unknown name says which names there are', () => {
  assert.throws(() => ids('units'), /no step units; there are build, unit, e2e/);
});
