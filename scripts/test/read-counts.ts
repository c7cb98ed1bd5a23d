import type { Counts } from './step.ts';

/** What count-reporter.mjs wrote for a run of `node --test`. */
export function nodeTestCounts(text: string): Counts {
  return checked(JSON.parse(text) as Counts);
}

/** The report of Vitest's json reporter, which `ng test` writes. */
export function vitestCounts(text: string): Counts {
  const report = JSON.parse(text) as Record<string, number>;
  const { numPassedTests, numFailedTests, numTotalTests, numFailedTestSuites } = report;
  const passed = numPassedTests ?? NaN;
  // A spec file that cannot be loaded has no tests to fail: it counts as one.
  const failed = numFailedTests || (numFailedTestSuites ?? NaN);
  const skipped = (numTotalTests ?? NaN) - passed - (numFailedTests ?? NaN);
  return checked({ passed, failed, skipped });
}

function checked(counts: Counts): Counts {
  if (!Object.values(counts).every(Number.isSafeInteger)) {
    throw new Error(`no usable counts in the report: ${JSON.stringify(counts)}`);
  }
  return counts;
}
