// The test run: `npm test -- --list`, `npm test -- --only domain,api`.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runStep } from './run-step.ts';
import { schedule } from './schedule.ts';
import type { Counts, Step, StepResult } from './step.ts';
import { chooseSteps } from './choose-steps.ts';
import { steps } from './steps.ts';

const OUTPUT_FOLDER = 'test-output';

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function main() {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, list: { type: 'boolean', default: false } },
  });
  if (values.list) {
    for (const step of steps) console.log(`${step.id.padEnd(12)}${step.title}`);
    return;
  }
  const results = await schedule(chooseSteps(steps, values.only), {
    cores: Math.max(2, availableParallelism()),
    run: (step: Step) => runStep(step, OUTPUT_FOLDER),
    onEnd: report,
  });
  summarise(results);
}

/** One line for a step that passed; the whole output of one that failed. */
function report({ step, counts, seconds, failure, log }: StepResult) {
  const line = `${step.title} (${seconds.toFixed(1)} s, ${inWords(counts)})`;
  if (failure === null) {
    console.log(`ok    ${line}`);
    return;
  }
  console.log(`FAIL  ${line}: ${failure}`);
  if (log) console.log(`----- output of ${step.id}\n${log.trimEnd()}\n----- end of ${step.id}`);
}

function summarise(results: StepResult[]) {
  console.log('');
  for (const { step, counts, seconds, failure } of results) {
    const cells = [failure === null ? 'ok' : 'FAIL', step.id, `${seconds.toFixed(1)} s`];
    console.log(
      `${cells[0]?.padEnd(6)}${cells[1]?.padEnd(12)}${cells[2]?.padStart(9)}  ${inWords(counts)}${failure ? `  (${failure})` : ''}`,
    );
  }
  const total = (key: keyof Counts) => results.reduce((sum, { counts }) => sum + counts[key], 0);
  if (total('skipped') > 0) console.log(`${total('skipped')} tests were skipped`);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  process.exitCode = results.every(({ failure }) => failure === null) ? 0 : 1;
}

function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
