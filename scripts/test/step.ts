/** How many of a step's own tests passed and failed; a plain check counts as one. */
export type Counts = { passed: number; failed: number; skipped: number };

export type Step = {
  /** What `--only` and `--list` call it; the folder name where it is one room's tests. */
  id: string;
  title: string;
  /** Cores the step keeps busy: the runner starts only what fits on the machine. */
  cores: 1 | 2;
  /** Ids of steps that must have passed before: this one uses what they made. */
  after?: string[];
  timeoutS: number;
  /** Arguments for Node 24, run one after the other. */
  commands: string[][];
  /** Where the step's test runner leaves its counts; without it the step is one plain check. */
  counts?: { file: string; read: (text: string) => Counts };
  /** What the log of a command that ended well must not hold: warnings are errors. */
  forbidden?: RegExp;
  env?: Record<string, string>;
};

export type StepResult = {
  step: Step;
  counts: Counts;
  seconds: number;
  /** Why it failed, in words; null when it passed. */
  failure: string | null;
  log: string;
};
