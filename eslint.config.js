// The rules a reviewer should not have to say. Sizes: 300 lines a file, 60 a function, 3 parameters, depth 3.
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

/** Which library may be imported where: whoever knows two libraries at once is a boundary that leaks. */
const fences = [
  {
    libraries: ['sequelize', 'sequelize/*', 'pg', 'pg/*', '@electric-sql/*'],
    home: ['api/**/store.ts', 'api/**/*-store.ts', 'api/**/*-model.ts', 'api/src/db/**'],
  },
  { libraries: ['socket.io', '@socket.io/*'], home: ['api/src/live/**'] },
  { libraries: ['socket.io-client'], home: ['portal/src/app/live/**', 'api/src/**/*.test.ts'] },
  { libraries: ['ol', 'ol/*'], home: ['portal/src/app/map/engines/openlayers/**'] },
  { libraries: ['cesium', '@cesium/*'], home: ['portal/src/app/map/engines/cesium/**'] },
  { libraries: ['@deck.gl/*', '@luma.gl/*'], home: ['portal/src/app/map/overlays/deck/**'] },
  { libraries: ['echarts', 'echarts/*', 'ngx-echarts'], home: ['portal/src/app/ui/chart/**'] },
  { libraries: ['node-cron'], home: ['scheduler/src/run-task.ts'] },
];

/** The import rule with every fence but `open`, the one whose home the files are in. */
function importRule(open) {
  const patterns = fences
    .filter((fence) => fence !== open)
    .map(({ libraries, home }) => ({
      group: libraries,
      message: `Only ${home.join(', ')} may import it.`,
    }));
  const paths = [{ name: 'node:process', importNames: ['env'], message: 'Settings: config.ts.' }];
  return { 'no-restricted-imports': ['error', { patterns, paths }] };
}

const processEnv = {
  object: 'process',
  property: 'env',
  message: 'Settings are read in config.ts and passed down.',
};
const wallClock = {
  object: 'Date',
  property: 'now',
  message: 'Time is a parameter in domain: pass `now`.',
};
const relativeWithoutExtension = {
  selector:
    ':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression)[source.value=/^\\.{1,2}\\u002F(?!.*\\.(ts|mjs|js|json)$)/]',
  message: 'Node runs the sources: a relative import ends in .ts.',
};
const dateWithoutArgument = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Time is a parameter in domain: pass `now`.',
};

const backend = ['domain', 'gis-data', 'connectors', 'api', 'scheduler', 'scripts', 'e2e'];
const backendFiles = backend.map((room) => `${room}/**/*.ts`);
const tests = ['**/*.test.ts', '**/*.spec.ts', '**/*.e2e.ts', '**/*.bench.ts'];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'dist/',
      '.data/',
      '.angular/',
      'coverage/',
      'test-output/',
      '**/*.generated.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // node:test's describe() and it() return promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['describe', 'it', 'test', 'suite'] },
          ],
        },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // An async function without await is how a port that may be slow elsewhere is written.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['**/*.{ts,js,mjs}'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'max-params': ['error', 3],
      'no-console': 'error',
      'no-restricted-properties': ['error', processEnv],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      ...importRule(),
    },
  },
  ...fences.map((fence) => ({ files: fence.home, rules: importRule(fence) })),
  {
    files: backendFiles,
    rules: { 'no-restricted-syntax': ['error', relativeWithoutExtension] },
  },
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', processEnv, wallClock],
      'no-restricted-syntax': ['error', relativeWithoutExtension, dateWithoutArgument],
    },
  },
  {
    // A formula keeps the arguments of the standard it is written in.
    files: ['domain/src/{consequence,geo,risk}/**/*.ts'],
    rules: { 'max-params': ['error', 4] },
  },
  {
    files: ['portal/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: ['element', 'attribute'], prefix: 'pw', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'pw', style: 'camelCase' },
      ],
    },
  },
  {
    files: ['portal/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  {
    files: tests,
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  {
    // Entry points talk to a person at a terminal, and read the environment for the processes they start.
    files: ['**/main.ts', '**/*-main.ts', 'scripts/**', 'e2e/**', '**/*.bench.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: [
      '**/config.ts',
      'scripts/**',
      'e2e/**',
      'api/src/testing/**',
      'api/src/db/test-database.ts',
      '**/*.test.ts',
      '**/*.bench.ts',
    ],
    rules: {
      'no-restricted-properties': 'off',
      // Tests and scripts compose the real parts, and speak to a database as an outsider would.
      'no-restricted-imports': 'off',
    },
  },
  { files: ['domain/**/*.test.ts'], rules: { 'no-restricted-properties': 'off' } },
);
