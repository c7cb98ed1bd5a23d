import type { Step } from './step.ts';

/** The steps of `--only a,b` and those they come after; all of them without the option. */
export function chooseSteps(steps: readonly Step[], only: string | undefined): Step[] {
  if (only === undefined) return [...steps];
  const wanted = new Set(only.split(',').map((id) => id.trim()));
  const unknown = [...wanted].filter((id) => !steps.some((step) => step.id === id));
  if (unknown.length > 0) {
    const known = steps.map((step) => step.id).join(', ');
    throw new Error(`--only: no step ${unknown.join(', ')}; there are ${known}`);
  }
  for (const step of steps.toReversed()) {
    if (wanted.has(step.id)) step.after?.forEach((id) => wanted.add(id));
  }
  return steps.filter((step) => wanted.has(step.id));
}
