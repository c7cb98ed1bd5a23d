// `node scripts/run.mjs FILE.ts ...`: any entry point of the repository on Node 24, from a bare checkout.
import { bootstrap, runNode } from './bootstrap.mjs';

bootstrap();
runNode(process.argv.slice(2));
