import { Worker } from 'node:worker_threads';
import type { HeatCell } from '@parkwatch/domain/risk/heat';
import type { HeldAbove, PackedHeld } from '@parkwatch/domain/risk/held-runs';
import type { Land, LandColour } from '@parkwatch/domain/risk/land-colours';
import type { Relief } from '@parkwatch/domain/risk/relief';
import type { ZoneInputs } from '@parkwatch/domain/risk/zone-inputs';
import type { Zone } from '@parkwatch/domain/risk/zones';

export type ZoneTask = {
  readonly inputs: ZoneInputs;
  /** What the colours remember; null: nothing. */
  readonly before: PackedHeld | null;
  /** For a past picture: what was held above the values then; null: now. */
  readonly above: HeldAbove | null;
  readonly nowMs: number;
  /** Whose land is to be judged by the zones. */
  readonly lands: readonly Land[];
};

export type ExplainedZone = Omit<Zone, 'allReasons'> & { readonly reliefs: readonly Relief[] };

export type ComputedZones = {
  readonly zones: readonly ExplainedZone[];
  readonly heat: readonly HeatCell[];
  readonly held: PackedHeld;
  readonly above: HeldAbove;
  readonly lands: readonly LandColour[];
};

export type ZoneComputer = {
  /** One after the other, however many ask. Rejects when the computation does; the next one starts afresh. */
  readonly compute: (task: ZoneTask) => Promise<ComputedZones>;
  readonly close: () => Promise<void>;
};

/**
 * Runs the pure functions of the risk model on a thread of its own, which remembers the field: a full computation of a large
 * park takes seconds, in which no request would be answered; one changed fact a fraction of that. The thread keeps no process alive.
 */
export function zoneComputer(): ZoneComputer {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  /** One that ends while nobody waits for it is replaced by the next task. */
  function started(): Worker {
    const thread = new Worker(new URL('./zone-worker.ts', import.meta.url));
    thread.on('error', () => undefined);
    thread.on('exit', () => {
      if (worker === thread) worker = null;
    });
    return thread;
  }

  function run(task: ZoneTask): Promise<ComputedZones> {
    const thread = (worker ??= started());
    thread.ref();
    return new Promise<ComputedZones>((resolve, reject) => {
      const end = (): void => {
        thread.off('message', answered).off('error', failed).off('exit', stopped);
        thread.unref();
      };
      const answered = (computed: ComputedZones): void => {
        end();
        resolve(computed);
      };
      const failed = (error: Error): void => {
        end();
        worker = null;
        reject(error);
      };
      const stopped = (code: number): void =>
        failed(new Error(`the zone computation stopped with ${code}`));
      thread.on('message', answered).on('error', failed).on('exit', stopped);
      thread.postMessage(task);
    });
  }

  return {
    compute: (task) => {
      const mine = last.then(() => run(task));
      last = mine.catch(() => undefined);
      return mine;
    },
    close: async () => {
      await last;
      await worker?.terminate();
      worker = null;
    },
  };
}
