import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { isSignature, signatureOf } from './sign.ts';

/** The vector of README.md; computed apart by `openssl dgst`. */
const VECTOR = {
  secret: 'parkwatch-example-key',
  signed: {
    ...{ method: 'POST', path: '/push/v1/observations', timestamp: '1784622600' },
    nonce: '3f6c1f0a-5b0d-4a55-9a0e-0d9c7c1b2a11',
    body: Buffer.from(
      '{"readings":[{"point":"DCS.GT101","time":"2026-07-21T16:30:00+08:00","value":0.4}]}',
    ),
  },
  signature: 'd2d3decbde61adbedb3c4a34ebe2f0e05751ff7a65a6288cc5c9e1fff9c8de1d',
};

describe('the signature', () => {
  it('is that of the test vector', () => {
    assert.equal(signatureOf(VECTOR.secret, VECTOR.signed), VECTOR.signature);
  });

  it('of the vector stands in the documentation', () => {
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
    for (const part of [VECTOR.signature, VECTOR.secret, VECTOR.signed.nonce]) {
      assert.ok(readme.includes(part), part);
    }
    assert.ok(readme.includes(VECTOR.signed.body.toString()));
  });

  it('changes with every part that it covers', () => {
    const { signed, secret, signature } = VECTOR;
    const others = [
      { ...signed, method: 'PUT' },
      { ...signed, path: '/push/v1/positions' },
      { ...signed, timestamp: '1784622601' },
      { ...signed, nonce: 'other' },
      { ...signed, body: Buffer.from('{}') },
    ].map((other) => signatureOf(secret, other));
    const all = new Set([signature, signatureOf('other', signed), ...others]);
    assert.equal(all.size, 7);
  });

  it('is compared whole: shorter, longer and other ones are none', () => {
    const own = VECTOR.signature;
    assert.ok(isSignature(own, own) && isSignature(own.toUpperCase(), own));
    const wrong = ['', own.slice(2), `${own}00`, `${own.slice(0, 62)}zz`, '0'.repeat(64)];
    for (const sent of wrong) assert.equal(isSignature(sent, own), false, sent);
  });
});
