import { execFileSync } from 'node:child_process';

/** Memory of a process that is in the machine's RAM, MB. */
export function rssMb(pid: number | null): number {
  if (pid === null) throw new Error('the process has ended');
  const text = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(text) / 1000;
}
