import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LINES_KEPT = 40;

/** A process of the park that is killed and started again. */
export type Killable = {
  readonly name: string;
  start(): void;
  /** SIGKILL; resolves when the system has cleared it away. */
  kill(): Promise<void>;
  /** That it ended although nobody killed it, with its last lines; null: it did not. */
  fault(): string | null;
  lastLines(): string;
  /** Null when it does not run. */
  pid(): number | null;
};

type Program = {
  readonly name: string;
  /** In the repository. */
  readonly main: string;
  readonly env: NodeJS.ProcessEnv;
  readonly onLine: (line: string) => void;
};

export function killable({ name, main, env, onLine }: Program): Killable {
  let running: ChildProcess | null = null;
  let fault: string | null = null;
  const lines: string[] = [];
  const lastLines = () => lines.map((line) => `${name}: ${line}`).join('\n');

  function hear(child: ChildProcess): void {
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (lines.length > LINES_KEPT) lines.shift();
        if (running === child) onLine(line);
      });
    }
    child.on('exit', (code, signal) => {
      if (running === child) fault = `the ${name} ended by itself: ${signal ?? code}`;
    });
  }

  return {
    name,
    lastLines,
    pid: () => running?.pid ?? null,
    fault: () => (fault === null ? null : `${fault}\n${lastLines()}`),
    start() {
      const args = ['--import=./scripts/end-with-parent.mjs', main];
      running = spawn(process.execPath, args, {
        cwd: root,
        env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      hear(running);
    },
    async kill() {
      const child = running;
      running = null;
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
