import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { framer } from './framer.ts';
import { maskKnown, maskNoise, maskSecrets } from './mask-secrets.ts';

const masked = (mask: (bytes: Uint8Array) => Uint8Array) => (text: string) =>
  Buffer.from(mask(Buffer.from(text, 'latin1'))).toString('latin1');

describe('what is shown of a frame', () => {
  it('has stars for every password, and keeps its length', () => {
    const show = masked(maskSecrets);
    assert.equal(
      show('##0030ST=32;PW=123456;MN=M1;CP=&&&&'),
      '##0030ST=32;PW=******;MN=M1;CP=&&&&',
    );
    assert.equal(show('CP=&&NewPW=abc&&'), 'CP=&&NewPW=***&&');
    assert.equal(show('PW=abc'), 'PW=***');
    assert.equal(show('PW='), 'PW=');
    assert.equal(show('no password'), 'no password');
  });
});

describe('what is shown of a damaged frame', () => {
  it('has stars for a known password whose name is damaged', () => {
    const show = masked((bytes) => maskKnown(bytes, ['123456', '', 'ab']));
    assert.equal(show('ST=32;PX=123456;MN=123456ab'), 'ST=32;PX=******;MN=******ab');
  });
});

describe('what is shown of noise', () => {
  it('has stars for what may be the rest of a password', () => {
    const show = masked(maskNoise);
    assert.equal(show('3456;MN=M1;CP=&&'), '****;MN=M1;CP=&&');
    assert.equal(show('W=123456;MN=M1'), '********;MN=M1');
    assert.equal(show('234'), '***');
    assert.equal(show('##04x1ST=32;PW=1'), '##04x1ST=32;PW=*');
  });

  it('still shows what it is', () => {
    const show = masked(maskNoise);
    for (const text of ['\0\x01\0\0\0\x06\x01\x03\0\0', 'GET / HTTP/1.1\r\n']) {
      assert.equal(show(text), text);
    }
  });

  it('never holds two digits of a password, however a broken frame is cut', () => {
    const wire = Buffer.from('##04x1QN=1;ST=32;CN=2011;PW=908172;MN=M1;Flag=5;CP=&&&&0000\r\n');
    for (let first = 1; first < wire.length; first += 1) {
      for (let second = first; second < wire.length; second += 1) {
        const cutter = framer();
        const pieces = [
          wire.subarray(0, first),
          wire.subarray(first, second),
          wire.subarray(second),
        ];
        const shown = pieces
          .flatMap((piece) => cutter.push(piece))
          .map((one) => Buffer.from(maskNoise('noise' in one ? one.noise : one.frame)))
          .join('|');
        assert.doesNotMatch(shown, /90|08|81|17|72/, `${first} ${second}`);
      }
    }
  });
});
