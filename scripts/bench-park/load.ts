import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { VALUES_PER_FRAME } from './load-device.ts';
import type { LoadOrder, LoadReport } from './load-main.ts';

/** Loggers that send readings at a rate to a gateway. */
export type Load = {
  /** Resolves when they are connected and send; 0 makes them quiet. */
  run(readingsPerS: number): Promise<void>;
  /** Readings since the last call: sent, answered as safe, and not sent because the line was full. */
  taken(): Promise<LoadReport>;
  end(): void;
};

export function startLoad(port: number): Load {
  const child = fork(fileURLToPath(new URL('./load-main.ts', import.meta.url)));
  const ask = async (message: LoadOrder | 'report'): Promise<unknown> => {
    const answered = once(child, 'message');
    child.send(message);
    return ((await answered) as [unknown])[0];
  };
  return {
    async run(readingsPerS) {
      await ask({ port, loggers: Math.round(readingsPerS / VALUES_PER_FRAME) });
    },
    async taken() {
      const { sent, answered, unsent } = (await ask('report')) as LoadReport;
      const readings = (frames: number) => frames * VALUES_PER_FRAME;
      return { sent: readings(sent), answered: readings(answered), unsent: readings(unsent) };
    },
    end: () => void child.kill(),
  };
}
