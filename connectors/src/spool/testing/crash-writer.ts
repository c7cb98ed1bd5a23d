// Run by crash.test.ts as a process of its own, to be killed: FOLDER FIRST POLICY. Appends parcels numbered from FIRST on
// and says on standard output which are acknowledged (`+ n`) and which it delivered (`- n`). A pipe is written synchronously.
import { writeSync } from 'node:fs';
import type { Lane } from '../parcel.ts';
import { openSpool } from '../spool.ts';

const [folder, firstText, policy] = process.argv.slice(2);
const first = Number(firstText);
const say = (text: string) => void writeSync(1, `${text}\n`);
const nextTurn = () => new Promise((next) => setImmediate(next));

const spool = await openSpool({
  ...{ folder: folder!, capacityBytes: 50_000_000, segmentBytes: 30_000 },
  fsync: policy === 'always' ? { policy } : { policy: 'interval', ms: 20 },
  ...{ now: Date.now, log: { info: () => undefined, warn: () => undefined } },
});

async function append(): Promise<void> {
  for (let number = first; ;) {
    const group = 1 + (number % 7);
    const appended = Array.from({ length: group }, async () => {
      const own = number++;
      // Parcels of 0.1 to 8 KB.
      const items = Array.from({ length: 1 + ((own * 7919) % 90) }, () => {
        return { point: `P${own}`, time: '2026-01-01T00:00:00.000Z', value: own };
      });
      await spool.append({ source: 'a', kind: 'observations', items });
      say(`+ ${own}`);
    });
    await Promise.all(appended);
    await nextTurn();
  }
}

async function deliver(lane: Lane): Promise<void> {
  for (let turn = 0; ; turn++) {
    await nextTurn();
    const taken = await lane.take({ items: 100, bytes: 20_000 });
    if (turn % 3 === 2) {
      lane.putBack();
      continue;
    }
    for (const { json } of taken) {
      const [{ value }] = JSON.parse(`[${json.toString()}]`) as [{ value: number }];
      say(`- ${value}`);
    }
    lane.acknowledge();
    if (turn % 50 === 49) spool.turnToBacklog();
  }
}

await Promise.all([append(), deliver(spool.live), deliver(spool.backlog)]);
