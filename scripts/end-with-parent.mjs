// A server whose launcher was killed outright would keep the port and the data directory:
// the next start would find both taken. So it stops, in good order, when its parent is gone.
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** Changes when the parent dies; under npm, which puts a shell in between, also when npm does. */
function lineage() {
  if (!process.env.npm_lifecycle_event || process.platform !== 'linux') return `${process.ppid}`;
  try {
    // "pid (name) state ppid ...": the name may hold spaces, so count from its closing bracket.
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')')).split(' ')[2]}`;
  } catch {
    return 'the parent is gone';
  }
}

if (isMainThread) {
  const atStart = lineage();
  const watch = setInterval(() => {
    if (lineage() === atStart) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
