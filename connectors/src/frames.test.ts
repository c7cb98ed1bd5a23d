import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { QUALITIES } from '@parkwatch/domain/reading/reading';
import { loadConnector } from './connectors.ts';
import { isPosition } from './contract.ts';
import type { Decoded, Reading } from './contract.ts';
import { shownReading } from './shown-reading.ts';
import { connectorsWithFrames, recordedFrames } from './testing/recorded.ts';
import type { Recorded } from './testing/recorded.ts';

const mayRewrite = process.env['UPDATE'] === '1';
/** Frames of the field are older than this program; a time beyond it is a clock or a decoder that is wrong. */
const LATEST_MS = Date.now() + 86_400_000;

for (const id of connectorsWithFrames()) {
  describe(`recorded frames of ${id}`, async () => {
    const connector = await loadConnector(id);
    for (const recorded of recordedFrames(id)) {
      test(recorded.name, () => {
        const settings = connector.settings.parse(recorded.settings);
        const decoded = connector.decode(recorded.frame, settings);
        checkSane(decoded);
        if (mayRewrite) rewrite(recorded, decoded);
        else assert.ok(existsSync(recorded.expectedFile), 'what it must give: UPDATE=1 writes it');
        compare(decoded, JSON.parse(readFileSync(recorded.expectedFile, 'utf8')) as Expected);
      });
    }
  });
}

type Expected = { readonly readings: readonly object[] } | { readonly rejected: string };

function shown(decoded: Decoded): Expected {
  return 'rejected' in decoded ? decoded : { readings: decoded.readings.map(shownReading) };
}

function compare(decoded: Decoded, expected: Expected): void {
  const got = shown(decoded);
  if (!('rejected' in expected)) return assert.deepEqual(got, expected);
  assert.ok('rejected' in got, `readings instead of ${expected.rejected}: ${JSON.stringify(got)}`);
  assert.ok(got.rejected.startsWith(expected.rejected), `${got.rejected}: ${expected.rejected}`);
}

/** A reason that an engineer shortened to its stable word stays as short. */
function rewrite({ expectedFile }: Recorded, decoded: Decoded): void {
  const now = shown(decoded);
  const before = existsSync(expectedFile)
    ? (JSON.parse(readFileSync(expectedFile, 'utf8')) as Expected)
    : null;
  const isSameWord =
    before !== null &&
    'rejected' in before &&
    'rejected' in now &&
    now.rejected.startsWith(before.rejected);
  if (!isSameWord) writeFileSync(expectedFile, `${JSON.stringify(now, null, 2)}\n`);
}

/** What holds for every protocol, as in Traccar's `ProtocolTest`. */
function checkSane(decoded: Decoded): void {
  if ('rejected' in decoded) {
    assert.match(
      decoded.rejected,
      /^[a-z0-9][a-z0-9-]*(:|$)/,
      'begins with a word that is counted',
    );
    return;
  }
  for (const note of decoded.notes ?? []) assert.ok(note.length > 0 && note.length <= 500);
  decoded.readings.forEach(checkReading);
}

function checkReading(reading: Reading): void {
  const text = JSON.stringify(reading);
  assert.ok(reading.point.length > 0 && reading.point.length <= 300, text);
  assert.ok(reading.atMs > Date.UTC(1990, 0) && reading.atMs < LATEST_MS, text);
  if (!isPosition(reading)) {
    assert.ok(Number.isFinite(reading.value), text);
    assert.ok(reading.unit === null || reading.unit.length > 0, text);
    assert.ok(QUALITIES.includes(reading.quality), text);
    return;
  }
  assert.ok(Math.abs(reading.lon) <= 180 && Math.abs(reading.lat) <= 90, text);
  const { speedKmh = 0, headingDeg = 0 } = reading;
  assert.ok(speedKmh >= 0 && speedKmh < 1000, text);
  assert.ok(headingDeg >= 0 && headingDeg <= 360, text);
}
