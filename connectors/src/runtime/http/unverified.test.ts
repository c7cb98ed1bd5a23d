import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unverifiedGate } from './unverified.ts';

function lab(most: number) {
  const gate = unverifiedGate(most);
  const gone: string[] = [];
  const enter = (ip: string, name: string) => {
    const one = { ip, giveWay: () => void gone.push(name) };
    gate.enter(one);
    return () => gate.leave(one);
  };
  return { enter, gone };
}

describe('requests that have not proved to be an account', () => {
  it('of one address take half of the places: its own oldest gives way', () => {
    const { enter, gone } = lab(4);
    for (const name of ['a1', 'a2', 'a3', 'a4']) enter('a', name);
    assert.deepEqual(gone, ['a1', 'a2']);
    enter('b', 'b1');
    assert.deepEqual(gone, ['a1', 'a2'], 'others have the other half');
  });

  it('of many addresses: the oldest of the one that has most gives way to a newcomer', () => {
    const { enter, gone } = lab(4);
    for (const [ip, name] of [
      ['b', 'b1'],
      ['a', 'a1'],
      ['a', 'a2'],
      ['c', 'c1'],
    ] as const)
      enter(ip, name);
    enter('d', 'd1');
    assert.deepEqual(gone, ['a1']);
  });

  it('leave their places, and only once', () => {
    const { enter, gone } = lab(2);
    const leave = enter('a', 'a1');
    leave();
    leave();
    enter('a', 'a2');
    enter('b', 'b1');
    assert.deepEqual(gone, []);
    enter('c', 'c1');
    assert.equal(gone.length, 1);
  });

  it('let a newcomer in where there is but one place', () => {
    const { enter, gone } = lab(1);
    enter('a', 'a1');
    enter('b', 'b1');
    assert.deepEqual(gone, ['a1']);
  });
});
