import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { followPackets, unfinished } from './packet-gaps.ts';
import type { PacketState } from './packet-gaps.ts';

const header = (qn: string, pno: number, pnum: number) => ({
  ...{ qn, st: '31', cn: '2051', pw: '', mn: 'M1', flag: 7, pnum, pno },
});

/** [QN, number, of how many] → what is missing. */
function follow(packets: readonly [string, number, number][]): (string | null)[] {
  let state: PacketState | null = null;
  const said = packets.map((packet) => {
    const step = followPackets(state, header(...packet));
    state = step.state;
    return step.missing;
  });
  return [...said, unfinished(state)];
}

describe('the numbers of sub-packets', () => {
  const missing = (what: string, qn = '1') => `missing-packets: ${what} of 2051 QN ${qn}`;
  type Case = [string, [string, number, number][], (string | null)[]];
  const cases: Case[] = [
    [
      'in order are all there',
      [
        ['1', 1, 2],
        ['1', 2, 2],
      ],
      [null, null, null],
    ],
    [
      'may come twice',
      [
        ['1', 1, 2],
        ['1', 1, 2],
        ['1', 2, 2],
      ],
      [null, null, null, null],
    ],
    [
      'may come twice at the end',
      [
        ['1', 1, 2],
        ['1', 2, 2],
        ['1', 2, 2],
      ],
      [null, null, null, null],
    ],
    ['show that the first is missing', [['1', 2, 2]], [missing('1 of 2'), null]],
    [
      'may be late',
      [
        ['1', 1, 3],
        ['1', 3, 3],
        ['1', 2, 3],
      ],
      [null, missing('2 of 3'), null, null],
    ],
    [
      'may never end',
      [
        ['1', 1, 9999],
        ['2', 1, 9999],
      ],
      [null, missing('2 to 9999 of 9999'), missing('2 to 9999 of 9999', '2')],
    ],
    [
      'are not those of single frames',
      [
        ['1', 1, 1],
        ['2', 1, 1],
      ],
      [null, null, null],
    ],
    [
      'end with a single frame',
      [
        ['1', 1, 2],
        ['2', 1, 1],
      ],
      [null, missing('2 of 2'), null],
    ],
  ];
  for (const [name, packets, expected] of cases) {
    it(name, () => assert.deepEqual(follow(packets), expected));
  }
});
