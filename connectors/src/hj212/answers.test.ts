import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerTo, requestTo } from './answers.ts';
import type { Edition } from './answers.ts';
import { parseFrame } from './parse-frame.ts';
import { recordedFrame } from './testing/recorded-frames.ts';
import { frameOf } from './testing/test-logger.ts';

function headerOf(frame: Uint8Array) {
  const parsed = parseFrame(frame);
  assert.ok(!('rejected' in parsed));
  return parsed.header;
}
const device = headerOf(recordedFrame('annex-c14-2011').frame);
const text = (frame: Buffer) => frame.toString('latin1').slice(6, -6);

describe('what we send', () => {
  it('is byte for byte what Annex C has: 9014, 9013, 1062', () => {
    const auto = { edition: 'auto' } as const;
    assert.deepEqual(answerTo(device, '9014', auto), recordedFrame('annex-c14-9014').frame);
    assert.deepEqual(answerTo(device, '9013', auto), recordedFrame('annex-c-9013').frame);
    const words = { qn: '20160801085857223', cn: '1062', pw: '123456', cp: ['RtdInterval=30'] };
    assert.deepEqual(requestTo(device, words, 'auto'), recordedFrame('annex-c-1062-request').frame);
  });

  const cases: [number | null, Edition, string, string][] = [
    [5, 'auto', 'Flag=4;CP=&&&&', 'Flag=5;CP=&&A=1;B=2&&'],
    [7, 'auto', 'Flag=4;CP=&&&&', 'Flag=5;CP=&&A=1;B=2&&'],
    [9, 'auto', 'Flag=8;CP=&&&&', 'Flag=9;CP=&&A=1;B=2&&'],
    [9, '2017', 'Flag=4;CP=&&&&', 'Flag=5;CP=&&A=1;B=2&&'],
    [1, '2017', 'Flag=4;CP=&&&&', 'Flag=5;CP=&&A=1;B=2&&'],
    [null, 'auto', 'Flag=4;CP=&&&&', 'Flag=5;CP=&&A=1;B=2&&'],
    [1, 'auto', 'CP=&&QN=7;CN=2051&&', 'Flag=1;CP=&&A=1,B=2&&'],
    [5, '2005', 'CP=&&QN=7;CN=2051&&', 'Flag=1;CP=&&A=1,B=2&&'],
  ];
  for (const [flag, edition, answer, request] of cases) {
    it(`to a device with Flag=${flag} under the edition ${edition}`, () => {
      const header = headerOf(frameOf('2051', '', { flag, qn: '7' }));
      assert.ok(text(answerTo(header, '9014', { edition })).endsWith(answer));
      const words = { qn: '8', cn: '2051', pw: 'p', cp: ['A=1', 'B=2'] };
      assert.ok(text(requestTo(header, words, edition)).endsWith(request));
    });
  }

  it('leaves out the QN that a device left out', () => {
    const header = headerOf(frameOf('2011', '', { qn: '' }));
    assert.match(text(answerTo(header, '9014', { edition: 'auto' })), /^ST=91;CN=9014;/);
  });
});
