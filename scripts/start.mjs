// `npm start`: the whole of Parkwatch in one process, from a bare checkout.
import { bootstrap, runNode } from './bootstrap.mjs';

bootstrap();
// Started by hand (nohup, a service manager) the parent may leave; started by npm it may not.
if (process.env.npm_lifecycle_event) await import('./end-with-parent.mjs');
runNode(['--import=./scripts/end-with-parent.mjs', 'scripts/park.ts', ...process.argv.slice(2)]);
