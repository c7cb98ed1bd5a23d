import { availableParallelism, totalmem } from 'node:os';
import { nodeTestCounts, vitestCounts } from './read-counts.ts';
import type { Step } from './step.ts';

const GIB = 2 ** 30;
/** The embedded database holds about 1 GiB a test file; a third of the memory stays for the rest. */
const databaseFiles = Math.max(
  1,
  Math.min(availableParallelism(), Math.floor(totalmem() / (1.5 * GIB))),
);
const database = process.env['TEST_DATABASE_URL'] ? 'PostgreSQL' : 'embedded database';

const bin = (file: string) => `node_modules/${file}`;

function check(id: string, title: string, command: string[]): Step {
  return { id, title, cores: 1, timeoutS: 300, commands: [command] };
}

function nodeTests(id: string, title: string, pattern: string): Step & { counts: object } {
  const file = `test-output/${id}.json`;
  return {
    id,
    title,
    cores: 1,
    timeoutS: 600,
    commands: [[...nodeTestArgs(file), pattern]],
    counts: { file, read: nodeTestCounts },
  };
}

const nodeTestArgs = (countsFile: string) => [
  '--test',
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  '--test-reporter=./scripts/test/count-reporter.mjs',
  `--test-reporter-destination=${countsFile}`,
];

function withFiles(step: Step, concurrency: number): Step {
  const commands = step.commands.map((args) => [`--test-concurrency=${concurrency}`, ...args]);
  // 105 files of the api take 13 minutes on two quiet cores, twice that on busy ones.
  return { ...step, cores: concurrency > 1 ? 2 : 1, timeoutS: 2400, commands };
}

const portalTests: Step = {
  id: 'portal',
  title: 'portal unit tests',
  cores: 1,
  timeoutS: 600,
  commands: [
    [
      ...[bin('@angular/cli/bin/ng.js'), 'test', 'portal', '--watch=false'],
      ...['--reporters=default', '--reporters=json', '--output-file=test-output/portal.json'],
    ],
  ],
  counts: { file: 'test-output/portal.json', read: vitestCounts },
};

const portalBuild: Step = {
  ...check('build', 'portal build with budgets, strict templates', ['scripts/portal-build.ts']),
  timeoutS: 600,
  forbidden: /\[WARNING\]/,
};

/** Runs `file` before the first test file and after the last. */
function withSetup(step: Step, file: string): Step {
  return {
    ...step,
    commands: step.commands.map((args) => [`--test-global-setup=${file}`, ...args]),
  };
}

/** Everything CI checks, in the order in which it starts: what fails quickest comes first. */
export const steps: readonly Step[] = [
  check('format', 'formatting (prettier)', [
    ...[bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level=warn'],
    ...['--cache', '--cache-location=node_modules/.cache/prettier'],
  ]),
  {
    ...check('lint', 'ESLint: types, fences, sizes', [
      bin('eslint/bin/eslint.js'),
      ...['.', '--max-warnings=0'],
    ]),
    // 70 s on quiet cores, four minutes on busy ones.
    timeoutS: 900,
  },
  {
    ...check('types', 'type check (tsc)', [bin('typescript/bin/tsc'), '--noEmit', '-p', '.']),
    commands: ['.', 'e2e'].map((p) => [bin('typescript/bin/tsc'), '--noEmit', '-p', p]),
  },
  nodeTests('repo', 'repository checks and scripts', 'scripts/{,!(kill)/**/}*.test.ts'),
  // A minute on quiet cores, six on busy ones: clouds and risks are checked by the thousand.
  { ...nodeTests('domain', 'domain tests', 'domain/src/**/*.test.ts'), timeoutS: 900 },
  nodeTests('gis-data', 'gis-data tests', 'gis-data/{src,layers}/**/*.test.ts'),
  {
    ...nodeTests('connectors', 'connector tests', 'connectors/src/**/*.test.ts'),
    // 200,000 mutated frames a decoder, real brokers and servers: 4 to 6 minutes, more on busy cores.
    timeoutS: 1500,
  },
  withFiles(nodeTests('api', `api tests, ${database}`, 'api/src/**/*.test.ts'), databaseFiles),
  withFiles(
    nodeTests('scheduler', `scheduler tests, ${database}`, 'scheduler/src/**/*.test.ts'),
    databaseFiles,
  ),
  {
    ...nodeTests('kill', `gateway and api killed, ${database}`, 'scripts/kill/*.test.ts'),
    // It keeps the processes of a whole park busy: 1.5 to 2.5 minutes.
    cores: 2,
  },
  portalTests,
  portalBuild,
  {
    ...withSetup(
      withFiles(nodeTests('e2e', 'end-to-end in the browser', 'e2e/**/*.e2e.ts'), 1),
      './e2e/global-setup.ts',
    ),
    cores: 2,
    after: ['build'],
    // 4 to 6 minutes on two quiet cores.
    timeoutS: 1500,
  },
];
