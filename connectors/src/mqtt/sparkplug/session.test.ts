import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePayload } from './decode.ts';
import { encodeSparkplug } from './encode.ts';
import type { SaidMetric } from './encode.ts';
import { confirm, edgeNode, mayAskForBirth, receive } from './session.ts';
import type { EdgeNode, Outcome } from './session.ts';
import type { MessageType } from './topic.ts';

const T0 = Date.parse('2026-03-01T08:00:00Z');
const bdSeq = (value: number): SaidMetric => ({ name: 'bdSeq', type: 'UInt64', value });
const level: SaidMetric = { name: 'Level', alias: 1, type: 'Double', value: 3 };
const pumps: SaidMetric = { name: 'Pumps', alias: 2, type: 'Int16', value: -2 };

type Step = {
  type: MessageType;
  device?: string;
  seq?: number;
  metrics?: SaidMetric[];
  atS?: number;
};

/** One message to a node at a second after T0; metrics bear the time of the payload, which is that second. */
function step(node: EdgeNode, { type, device, seq, metrics = [], atS = 0 }: Step): Outcome {
  const atMs = T0 + atS * 1000;
  const bytes = encodeSparkplug({ atMs, metrics, ...(seq === undefined ? {} : { seq }) });
  const payload = parsePayload(bytes);
  assert.ok('metrics' in payload);
  return receive(node, { type, device: device ?? null, payload, atMs });
}
/** Deliveries in short: account, point, value, second, quality. */
const short = ({ deliveries }: Outcome) =>
  deliveries.flatMap(({ account, readings }) =>
    readings.map((r) => `${account} ${r.point}=${r.value} @${(r.atMs - T0) / 1000} ${r.quality}`),
  );
const states = ({ states: all }: Outcome) => all.map(({ account, state }) => `${account} ${state}`);

/** A node with a device, both born. */
function born(): EdgeNode {
  const node = edgeNode('park/edge');
  step(node, { type: 'NBIRTH', seq: 0, metrics: [bdSeq(4), level] });
  step(node, {
    type: 'DBIRTH',
    device: 'plc',
    seq: 1,
    metrics: [
      { ...level, alias: 11 },
      { ...pumps, alias: 12 },
    ],
  });
  return node;
}
const data = (seq: number, metrics: SaidMetric[], atS = 1): Step => ({
  ...{ type: 'DDATA' as const, device: 'plc', seq, metrics, atS },
});
const byAlias = (
  alias: number,
  value: number,
  type: SaidMetric['type'] = 'Double',
): SaidMetric => ({
  ...{ alias, value, type, withoutType: true },
});

describe('a Sparkplug edge node', () => {
  it('comes with its birth and says its values in it', () => {
    const outcome = step(edgeNode('park/edge'), {
      type: 'NBIRTH',
      seq: 0,
      metrics: [bdSeq(0), level, pumps],
    });
    assert.deepEqual(states(outcome), ['park/edge connected']);
    assert.deepEqual(short(outcome), ['park/edge Level=3 @0 good', 'park/edge Pumps=-2 @0 good']);
    assert.deepEqual([outcome.faults, outcome.needsBirth], [[], false]);
  });

  it('is read by aliases and types of the birth', () => {
    const node = born();
    const outcome = step(node, data(2, [byAlias(11, 3.5), byAlias(12, -7, 'Int16')]));
    assert.deepEqual(short(outcome), [
      'park/edge/plc Level=3.5 @1 good',
      'park/edge/plc Pumps=-7 @1 good',
    ]);
  });

  it('is asked for its birth when data come before it, and the data are kept with the reason', () => {
    for (const first of [
      data(5, [byAlias(11, 1)]),
      { type: 'NDATA', seq: 5 },
      { type: 'DBIRTH', device: 'plc', seq: 1 },
    ] as Step[]) {
      const outcome = step(edgeNode('park/edge'), first);
      assert.match(outcome.faults[0]!, /^before-birth/);
      assert.deepEqual([outcome.needsBirth, outcome.deliveries], [true, []]);
    }
  });

  it('counts to 255 and begins again', () => {
    const node = born();
    for (let seq = 2; seq < 600; seq++) {
      const outcome = step(node, data(seq % 256, [byAlias(11, seq)]));
      assert.deepEqual([outcome.faults, outcome.needsBirth], [[], false]);
    }
  });

  it('is asked for its birth when a message is missing; until then its values are uncertain', () => {
    const node = born();
    const gap = step(node, data(3, [byAlias(11, 5)]));
    assert.deepEqual(gap.faults, ['seq-gap: 2 was expected, 3 came']);
    assert.equal(gap.needsBirth, true);
    assert.deepEqual(short(gap), ['park/edge/plc Level=5 @1 uncertain']);
    const next = step(node, data(4, [byAlias(11, 6)]));
    assert.deepEqual([next.faults, next.needsBirth], [[], true]);
    assert.deepEqual(short(next), ['park/edge/plc Level=6 @1 uncertain']);
    const rebirth = step(node, { type: 'NBIRTH', seq: 0, metrics: [bdSeq(4), level] });
    assert.deepEqual(states(rebirth), [], 'a rebirth is no new session');
    step(node, { type: 'DBIRTH', device: 'plc', seq: 1, metrics: [{ ...level, alias: 21 }] });
    assert.deepEqual(short(step(node, data(2, [byAlias(21, 7)]))), [
      'park/edge/plc Level=7 @1 good',
    ]);
  });

  it('does not count a message that the broker sends again', () => {
    const node = born();
    step(node, data(2, [byAlias(11, 1)]));
    const payload = parsePayload(encodeSparkplug({ atMs: T0, seq: 2, metrics: [byAlias(11, 1)] }));
    assert.ok('metrics' in payload);
    const again = receive(node, { type: 'DDATA', device: 'plc', payload, atMs: T0, isAgain: true });
    assert.deepEqual([again.faults, again.needsBirth], [[], false]);
    assert.deepEqual(step(node, data(3, [byAlias(11, 2)])).faults, []);
  });

  it('takes its devices with it when it dies, and all last values are bad from then on', () => {
    const node = born();
    step(node, data(2, [byAlias(11, 9)]));
    const death = step(node, { type: 'NDEATH', metrics: [bdSeq(4)], atS: 60 });
    assert.deepEqual(states(death), ['park/edge disconnected', 'park/edge/plc disconnected']);
    assert.deepEqual(short(death), [
      'park/edge Level=3 @60 bad',
      'park/edge/plc Level=9 @60 bad',
      'park/edge/plc Pumps=-2 @60 bad',
    ]);
    assert.equal(step(node, data(3, [byAlias(11, 1)])).needsBirth, true);
  });

  it('does not die of the will of an earlier session', () => {
    const node = born();
    const death = step(node, { type: 'NDEATH', metrics: [bdSeq(3)] });
    assert.deepEqual([states(death), short(death)], [[], []]);
    assert.deepEqual(death.faults, ['stale-death: bdSeq 3, but the node was born with 4']);
    assert.deepEqual(short(step(node, data(2, [byAlias(11, 1)]))), [
      'park/edge/plc Level=1 @1 good',
    ]);
  });

  it('loses its devices when it is born in a new session without having died', () => {
    const node = born();
    const outcome = step(node, { type: 'NBIRTH', seq: 0, metrics: [bdSeq(5), level], atS: 9 });
    assert.deepEqual(states(outcome), ['park/edge/plc disconnected']);
    assert.ok(short(outcome).includes('park/edge/plc Pumps=-2 @9 bad'));
    assert.match(step(node, data(1, [byAlias(11, 1)])).faults[0]!, /^before-birth/);
  });

  it('loses one device by its death and goes on', () => {
    const node = born();
    const death = step(node, { type: 'DDEATH', device: 'plc', seq: 2, atS: 5 });
    assert.deepEqual(states(death), ['park/edge/plc disconnected']);
    assert.deepEqual(short(death), [
      'park/edge/plc Level=3 @5 bad',
      'park/edge/plc Pumps=-2 @5 bad',
    ]);
    assert.deepEqual(short(step(node, { type: 'NDATA', seq: 3, metrics: [byAlias(1, 8)] })), [
      'park/edge Level=8 @0 good',
    ]);
    assert.match(step(node, data(4, [byAlias(11, 1)])).faults[0]!, /^before-birth/);
  });

  it('says by a null value that the last one does not hold any more', () => {
    const node = born();
    const outcome = step(node, data(2, [{ ...byAlias(11, 0), value: null }], 30));
    assert.deepEqual(short(outcome), ['park/edge/plc Level=3 @30 bad']);
  });

  it('may back-fill: historical values stand under their own time and change nothing now', () => {
    const node = born();
    const old = { ...byAlias(11, 1), atMs: T0 - 60_000, isHistorical: true };
    assert.deepEqual(short(step(node, data(2, [old]))), ['park/edge/plc Level=1 @-60 good']);
    const death = step(node, { type: 'DDEATH', device: 'plc', seq: 3, atS: 5 });
    assert.ok(short(death).includes('park/edge/plc Level=3 @5 bad'));
  });

  it('keeps a metric that the birth does not know with the reason, and reads the others', () => {
    const node = born();
    const outcome = step(
      node,
      data(2, [byAlias(99, 1), { name: 'New', type: 'Double', value: 1 }, byAlias(11, 4)]),
    );
    assert.deepEqual(outcome.faults, [
      'unknown-metric: alias 99 is not in the birth certificate',
      'unknown-metric: New is not in the birth certificate',
    ]);
    assert.deepEqual(short(outcome), ['park/edge/plc Level=4 @1 good']);
    assert.equal(outcome.needsBirth, true);
  });

  it('is asked at most once in the given time', () => {
    const node = edgeNode('park/edge');
    const asked = [0, 1, 9.9, 10, 11, 20].map((atS) =>
      mayAskForBirth(node, T0 + atS * 1000, 10_000),
    );
    assert.deepEqual(asked, [true, false, false, true, false, true]);
  });
});

describe('values that an edge node does not change', () => {
  const confirmed = (node: EdgeNode, atS: number) => {
    const as = { heardMs: T0 + atS * 1000, refreshMs: 300_000, most: 100 };
    return short({ ...NOTHING, deliveries: confirm(node, as) });
  };
  const NOTHING: Outcome = { deliveries: [], faults: [], states: [], needsBirth: false };

  it('are confirmed while it is born, each once in the given time', () => {
    const node = born();
    assert.deepEqual(confirmed(node, 299), []);
    assert.deepEqual(confirmed(node, 300), [
      'park/edge Level=3 @300 good',
      'park/edge/plc Level=3 @300 good',
      'park/edge/plc Pumps=-2 @300 good',
    ]);
    assert.deepEqual(confirmed(node, 400), []);
    step(node, data(2, [byAlias(11, 4)], 400));
    assert.equal(confirmed(node, 600).includes('park/edge/plc Level=4 @600 good'), false);
    assert.deepEqual(confirmed(node, 700), ['park/edge/plc Level=4 @700 good']);
  });

  it('stay bad', () => {
    const node = born();
    step(node, data(2, [{ ...byAlias(11, 0), value: null }], 30));
    step(node, data(3, [{ ...byAlias(12, 5, 'Int16'), quality: 0 }], 30));
    assert.deepEqual(confirmed(node, 330).slice(1), [
      'park/edge/plc Level=3 @330 bad',
      'park/edge/plc Pumps=5 @330 bad',
    ]);
  });

  it('are not confirmed before the birth, after a death, or after a gap until the rebirth', () => {
    assert.deepEqual(confirmed(edgeNode('park/edge'), 300), []);
    const dead = born();
    step(dead, { type: 'NDEATH', metrics: [bdSeq(4)], atS: 60 });
    assert.deepEqual(confirmed(dead, 400), []);
    const ofDevice = born();
    step(ofDevice, { type: 'DDEATH', device: 'plc', seq: 2, atS: 60 });
    assert.deepEqual(confirmed(ofDevice, 400), ['park/edge Level=3 @400 good']);
    const gapped = born();
    step(gapped, data(3, [byAlias(11, 5)]));
    assert.deepEqual(confirmed(gapped, 400), []);
    step(gapped, { type: 'NBIRTH', seq: 0, metrics: [bdSeq(4), level], atS: 500 });
    assert.deepEqual(confirmed(gapped, 800), ['park/edge Level=3 @800 good'], 'its device is not');
  });

  it('are not confirmed once something came that cannot be read, or a text', () => {
    const node = born();
    step(node, data(2, [byAlias(11, NaN)], 30));
    step(node, data(3, [{ ...byAlias(12, 0), type: 'String', value: 'open' }], 30));
    assert.deepEqual(confirmed(node, 400), ['park/edge Level=3 @400 good']);
  });

  it('are said once more as of now when they change by a clock that is behind', () => {
    const node = born();
    confirmed(node, 300);
    assert.deepEqual(short(step(node, data(2, [byAlias(11, 9)], 250))), [
      'park/edge/plc Level=9 @250 good',
    ]);
    assert.deepEqual(confirmed(node, 301), ['park/edge/plc Level=9 @301 good']);
    step(node, { type: 'NBIRTH', seq: 0, metrics: [bdSeq(4), { ...level, value: 7 }], atS: 260 });
    assert.deepEqual(confirmed(node, 302), ['park/edge Level=7 @302 good']);
  });

  it('change nothing of the past by back-filled data', () => {
    const node = born();
    confirmed(node, 300);
    step(node, data(2, [{ ...byAlias(11, 1), atMs: T0 + 1000, isHistorical: true }], 310));
    assert.deepEqual(confirmed(node, 320), []);
  });

  it('die newer than all that was told, also when the clock of the node is ahead', () => {
    const node = born();
    step(node, data(2, [byAlias(11, 9)], 900));
    const death = step(node, { type: 'NDEATH', metrics: [bdSeq(4)], atS: 60 });
    assert.ok(short(death).includes('park/edge/plc Level=9 @900.001 bad'));
  });

  it('are confirmed in pieces where they are many', () => {
    const node = born();
    const as = { heardMs: T0 + 300_000, refreshMs: 300_000, most: 2 };
    const pieces = [1, 2, 3].map(() => short({ ...NOTHING, deliveries: confirm(node, as) }).length);
    assert.deepEqual(pieces, [2, 1, 0]);
  });
});
