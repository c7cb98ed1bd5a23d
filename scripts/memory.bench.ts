import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchLine } from './bench.ts';
import { openAlarmEar } from './bench-park/alarm-ear.ts';
import { withBenchPark } from './bench-park/bench-park.ts';
import type { BenchPark } from './bench-park/bench-park.ts';
import { VALUES_PER_FRAME } from './bench-park/load-device.ts';
import { startLoad } from './bench-park/load.ts';
import { rssMb } from './bench-park/rss-mb.ts';

const PER_S = 5000;
const MINUTE_MS = 60_000;
const NAMES = ['api', 'gateway'] as const;

/** Ten unless told otherwise. */
function minutes(): number {
  const said = Number(process.env['BENCH_MINUTES'] ?? 10);
  if (!(said > 0)) throw new Error('BENCH_MINUTES: a number above 0');
  return said;
}

/**
 * Memory of api and gateway while 5,000 readings a second go through both and a browser listens: at a tenth, half and
 * the end of the time (minutes 1, 5 and 10), each beside the first. Flat is a ratio of about 1 at the end.
 */
async function run(): Promise<BenchLine[]> {
  const total = minutes();
  const size = { loggers: PER_S / VALUES_PER_FRAME, probes: 0 };
  return withBenchPark(size, async (park) => {
    const load = startLoad(park.port);
    const ear = await openAlarmEar(park.apiUrl);
    try {
      await load.run(PER_S);
      const startedMs = performance.now();
      const looks: Look[] = [];
      for (const minute of [total / 10, total / 2, total]) {
        await sleep(startedMs + minute * MINUTE_MS - performance.now());
        const fault = park.fault();
        if (fault !== null) throw new Error(fault);
        looks.push({ minute, mb: memoryOf(park) });
      }
      const { sent, answered } = await load.taken();
      const seconds = total * 60;
      return [
        ...looks.flatMap((look) => linesOf(look, looks[0]!)),
        {
          ...{ what: 'answered to the loggers as safe', ours: answered / seconds },
          ...{ unit: 'readings/s', peer: sent / seconds, peerName: 'sent', ratio: answered / sent },
        },
      ];
    } finally {
      ear.end();
      load.end();
    }
  });
}

function memoryOf({ api, gateway }: BenchPark): number[] {
  return [api, gateway].map((one) => rssMb(one.pid()));
}

type Look = { readonly minute: number; readonly mb: readonly number[] };

function linesOf({ minute, mb }: Look, first: Look): BenchLine[] {
  return NAMES.map((name, at) => ({
    ...{ what: `RSS of the ${name} at minute ${minute}`, ours: mb[at]!, unit: 'MB' },
    ...{ peer: first.mb[at]!, peerName: `minute ${first.minute}` },
    ratio: mb[at]! / first.mb[at]!,
  }));
}

export default { name: 'memory', isLong: true, run };
