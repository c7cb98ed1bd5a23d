import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { decodeLines } from './decode-lines.ts';
import { FORMATS } from './formats.ts';
import type { Format } from './formats.ts';

const USAGE = `npm run decode -- CONNECTOR [FILE]
  CONNECTOR  hj212 (a text frame each line, bytes as they are), jt808, gb26875, modbus-tcp, sparkplug
             (hexadecimal, a frame each line)
  FILE       without it, or with "-", standard input
One JSON line for each line: {"readings":[…]} or {"rejected":"reason"}.
每行一帧；每行输出一条 JSON：{"readings":[…]} 或 {"rejected":"原因"}。`;

const [name = '', file = '-', ...more] = process.argv.slice(2);
const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
const fault = format === undefined ? `no such connector: "${name}"` : await faultOf(file, more);
if (format !== undefined && fault === null) await run(format, file);
else wrongUse(fault ?? '');

async function run({ lines, load }: Format, path: string): Promise<void> {
  const source = path === '-' ? process.stdin : createReadStream(path);
  const decode = await load();
  try {
    await pipeline(Readable.from(decodeLines(source, lines, decode)), process.stdout, {
      end: false,
    });
  } catch (error) {
    // Who reads us has had enough (`| head`): that is no failure.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
    throw error;
  }
}

async function faultOf(path: string, others: readonly string[]): Promise<string | null> {
  if (others.length > 0) return 'one FILE at most';
  if (path === '-') return null;
  try {
    if ((await stat(path)).isDirectory()) return `${path} is a folder`;
    await (await open(path)).close();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function wrongUse(reason: string): void {
  console.error(`${reason}\n${USAGE}`);
  process.exitCode = 2;
}
