// A reporter for node:test that leaves the final counts as JSON (its destination is a file).
export default async function* countReporter(events) {
  let counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    // Each file has a summary of its own; the one without a file is the whole run.
    if (type !== 'test:summary' || data.file !== undefined) continue;
    const { passed, tests, skipped, todo } = data.counts;
    counts = { passed, failed: tests - passed - skipped - todo, skipped: skipped + todo };
  }
  yield JSON.stringify(counts);
}
