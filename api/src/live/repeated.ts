export type Repeated = {
  /** Asks for a run; an urgent one does not wait for the tick. */
  wake(isUrgent?: boolean): void;
  /** Resolves when the run under way has ended; there is none after it. */
  stop(): Promise<void>;
};

type Options = {
  readonly work: () => Promise<void>;
  /** Least time between a wake and its run, so that a burst becomes one run. */
  readonly tickMs: number;
  /** Least time between the end of a run and an urgent one. */
  readonly urgentMs: number;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
};

/** Runs `work` when woken, one run at a time and not more often than each tick; what comes meanwhile asks for one more. */
export function repeated({ work, tickMs, urgentMs, now, onError }: Options): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let isTimerUrgent = false;
  let running: Promise<void> | undefined;
  let wanted: 'no' | 'soon' | 'at-once' = 'no';
  let endedMs = -Infinity;
  let isStopped = false;

  function wake(isUrgent = false): void {
    if (isStopped) return;
    if (running !== undefined) {
      if (isUrgent) wanted = 'at-once';
      else if (wanted === 'no') wanted = 'soon';
      return;
    }
    if (timer !== undefined && (isTimerUrgent || !isUrgent)) return;
    clearTimeout(timer);
    isTimerUrgent = isUrgent;
    timer = setTimeout(run, isUrgent ? urgentWait() : tickMs);
  }

  /** A clock that was set back makes nobody wait longer. */
  function urgentWait(): number {
    const passedMs = now().getTime() - endedMs;
    return passedMs < 0 ? urgentMs : Math.max(0, urgentMs - passedMs);
  }

  function run(): void {
    timer = undefined;
    wanted = 'no';
    running = work()
      .catch(onError)
      .finally(() => {
        running = undefined;
        endedMs = now().getTime();
        if (wanted !== 'no') wake(wanted === 'at-once');
      });
  }

  return {
    wake,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
