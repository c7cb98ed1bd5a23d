import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { studentCdf, studentDensity } from './student-t.ts';

describe("Student's t with four degrees of freedom", () => {
  it('has the 2.776 of every table', () => {
    assert.ok(Math.abs(studentCdf(2.776445105) - 0.975) < 1e-9);
    assert.equal(studentCdf(0), 0.5);
  });

  it('adds up to its distribution function', () => {
    let sum = 0;
    const step = 0.001;
    for (let at = 0; at < 5000; at++) sum += step * studentDensity(-3 + (at + 0.5) * step);
    assert.ok(Math.abs(sum - (studentCdf(2) - studentCdf(-3))) < 1e-6);
  });

  it('ends at 0 and 1', () => {
    assert.equal(studentCdf(-Infinity), 0);
    assert.equal(studentCdf(Infinity), 1);
    assert.ok(studentCdf(1e7) <= 1 && studentCdf(-1e7) >= 0);
  });
});
