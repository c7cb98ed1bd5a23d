// `npm test`: every check and test there is, from a bare checkout. The list: scripts/test/steps.ts.
import { bootstrap, runNode } from './bootstrap.mjs';

bootstrap();
runNode(['scripts/test/main.ts', ...process.argv.slice(2)]);
