import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Counts, Step, StepResult } from './step.ts';

const plainOutput = {
  ...{ NO_COLOR: '1', FORCE_COLOR: '0', NG_CLI_ANALYTICS: 'false' },
  NODE_TEST_CONTEXT: undefined, // set inside a test: node --test would then run nothing
};

const oneCheck = (ok: boolean): Counts => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/** Runs a step to its end; its whole output goes to `outputFolder`, never to the terminal. */
export async function runStep(step: Step, outputFolder: string): Promise<StepResult> {
  const startedMs = performance.now();
  mkdirSync(outputFolder, { recursive: true });
  if (step.counts) rmSync(step.counts.file, { force: true });
  let log = '';
  let failure: string | null = null;
  for (const command of step.commands) {
    const ended = await runCommand(step, command);
    log += ended.log;
    failure = ended.failure ?? forbiddenLine(step, ended.log);
    if (failure) break;
  }
  writeFileSync(join(outputFolder, `${step.id}.log`), log);
  const judged = judge(step, failure);
  return { step, ...judged, seconds: (performance.now() - startedMs) / 1000, log };
}

/** The exit code alone does not pass a step: one that ran no test, or crashed uncounted, fails. */
function judge(step: Step, failure: string | null): { counts: Counts; failure: string | null } {
  if (!step.counts) return { counts: oneCheck(failure === null), failure };
  let counts: Counts;
  try {
    counts = step.counts.read(readFileSync(step.counts.file, 'utf8'));
  } catch (error) {
    return { counts: oneCheck(false), failure: failure ?? `left no counts (${String(error)})` };
  }
  if (counts.passed + counts.failed === 0) {
    return { counts: { ...counts, failed: 1 }, failure: failure ?? 'ran no test' };
  }
  if (counts.failed > 0) return { counts, failure: `${counts.failed} failed` };
  return { counts: failure ? { ...counts, failed: 1 } : counts, failure };
}

function forbiddenLine(step: Step, log: string): string | null {
  const line = step.forbidden && log.split('\n').find((text) => step.forbidden?.test(text));
  return line ? `a warning is an error here: ${line.trim()}` : null;
}

function runCommand(step: Step, args: string[]) {
  return new Promise<{ log: string; failure: string | null }>((resolve) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...plainOutput, ...step.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // a process group of its own, so that a time-out ends grandchildren too
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    let timedOut = false;
    const end = () => endGroup(child.pid);
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, step.timeoutS * 1000);
    process.once('exit', end);
    child.on('error', (error) => chunks.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      process.off('exit', end);
      const why = timedOut ? `no end after ${step.timeoutS} s` : `exit ${code ?? signal ?? '?'}`;
      const log = Buffer.concat(chunks).toString('utf8');
      resolve({ log, failure: code === 0 && !timedOut ? null : why });
    });
  });
}

function endGroup(pid: number | undefined) {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has already ended.
  }
}
