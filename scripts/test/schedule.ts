import type { Step, StepResult } from './step.ts';

type Ports = {
  cores: number;
  run: (step: Step) => Promise<StepResult>;
  onEnd: (result: StepResult) => void;
};

/**
 * Runs the steps in the order of the list, side by side as far as the cores reach. A step waits for
 * those it comes after, and is not run (which is a failure) when one of them did not pass.
 */
export async function schedule(steps: readonly Step[], ports: Ports): Promise<StepResult[]> {
  const pending = [...steps];
  const running = new Map<Step, Promise<void>>();
  const results = new Map<string, StepResult>();
  const finish = (result: StepResult) => {
    results.set(result.step.id, result);
    ports.onEnd(result);
  };
  const freeCores = () =>
    ports.cores - [...running.keys()].reduce((sum, step) => sum + step.cores, 0);

  while (pending.length > 0 || running.size > 0) {
    const next = pending.find((step) => (step.after ?? []).every((id) => results.has(id)));
    // A step that needs more cores than there are runs alone.
    if (next && (freeCores() >= next.cores || running.size === 0)) {
      pending.splice(pending.indexOf(next), 1);
      const broken = (next.after ?? []).find((id) => results.get(id)?.failure);
      if (broken) finish(notRun(next, broken));
      else
        running.set(
          next,
          ports
            .run(next)
            .then(finish)
            .finally(() => running.delete(next)),
        );
    } else {
      await Promise.race(running.values());
    }
  }
  return steps.map((step) => results.get(step.id)).filter((result) => result !== undefined);
}

function notRun(step: Step, broken: string): StepResult {
  const counts = { passed: 0, failed: 1, skipped: 0 };
  return { step, counts, seconds: 0, failure: `not run: "${broken}" failed`, log: '' };
}
