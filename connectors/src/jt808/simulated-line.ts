import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulateOptions } from '../simulate/contract.ts';
import { faultyWriter } from '../simulate/faulty-writer.ts';
import { framer } from './framer.ts';
import { readFrame } from './read-frame.ts';
import type { Frame } from './read-frame.ts';
import {
  GENERAL_REPLY,
  PARTS_WANTED,
  PROPERTIES_WANTED,
  REGISTER_REPLY,
  RESULT,
} from './answers.ts';
import { writeText } from './fields.ts';
import { LONGEST_BODY, senderOf, writeFrame } from './write-frame.ts';

export type Times = {
  /** First wait for an answer; T(n+1) = T(n) × (n + 1). JT/T 808-2013, 6.2. */
  readonly answerMs: number;
  readonly resends: number;
};
export type LineOptions = Pick<SimulateOptions, 'faults' | 'random' | 'now' | 'signal'> & {
  readonly phone: string;
  readonly times: Times;
  readonly counts: { sent: number; acknowledged: number; faults: number };
};

/** What the platform answered: its result, after a registration with the token. */
export type Answer = { readonly result: number; readonly token: string };

export type SimulatedLine = {
  /**
   * Sends a message, in parts when it is long, and again while there is no answer.
   * @returns null when there was none; the line is to be given up then
   */
  ask(id: number, body: Buffer): Promise<Answer | null>;
  readonly isBroken: boolean;
  close(): void;
};

type Waiting = {
  readonly id: number;
  readonly seqs: readonly number[];
  readonly take: (answer: Answer) => void;
};

const SIMULATED_EDITION = 2019;
const NONE = Buffer.alloc(0);

/**
 * A terminal's end of a connection, with the faults that are ordered.
 * @throws the system's error when nobody listens
 */
export async function simulatedLine(
  target: SimulateOptions['target'],
  options: LineOptions,
): Promise<SimulatedLine> {
  const { signal, counts } = options;
  const socket = connect({ ...target, noDelay: true });
  // Errors end the line; without a listener they would end the process.
  socket.on('error', () => undefined);
  await once(socket, 'connect', { signal });
  const writer = faultyWriter((bytes) => void socket.write(bytes), options);
  const line = { socket, writer, options, nextSeq: 0, waiting: null, sentParts: [] } as LineState;
  const cut = framer();
  socket.on('data', (chunk) => {
    for (const one of cut.push(chunk)) if ('frame' in one) hear(line, one.frame);
  });
  const close = () => {
    counts.faults += writer.faults;
    socket.destroy();
    signal.removeEventListener('abort', close);
  };
  signal.addEventListener('abort', close, { once: true });
  return {
    close,
    ask: (id, body) => ask(line, id, body),
    get isBroken() {
      return socket.destroyed || socket.readyState !== 'open';
    },
  };
}

type LineState = {
  readonly socket: Socket;
  readonly writer: ReturnType<typeof faultyWriter>;
  readonly options: LineOptions;
  nextSeq: number;
  waiting: Waiting | null;
  /** Parts of the message under way, by number − 1. */
  sentParts: readonly Buffer[];
};

async function ask(line: LineState, id: number, body: Buffer): Promise<Answer | null> {
  const { times, signal, counts } = line.options;
  const { frames, seqs } = framesOf(line, id, body);
  let waitMs = times.answerMs;
  for (let attempt = 1; attempt <= times.resends + 1; attempt++) {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    line.waiting = { id, seqs, take: resolve };
    line.sentParts = frames;
    counts.sent++;
    const isAway = await send(line, frames);
    const answer = isAway ? await within(promise, waitMs, line) : null;
    if (answer !== null && answer.result !== RESULT.wrong) return answer;
    if (signal.aborted || line.socket.destroyed) return null;
    waitMs *= attempt + 1;
  }
  return null;
}

/** Whether an answer is worth waiting for. */
async function send(line: LineState, frames: readonly Buffer[]): Promise<boolean> {
  let isAway = true;
  for (const frame of frames) {
    if (line.socket.destroyed) return false;
    const faults = await line.writer.write(frame);
    if (faults.includes('drop') || faults.includes('silence')) isAway = frames.length > 1;
    // What is to be overtaken waits for another frame: a heartbeat, whose answer nobody waits for.
    if (faults.includes('reorder'))
      await line.writer.write(framesOf(line, 0x0002, NONE).frames[0]!);
  }
  await line.writer.flush();
  return isAway;
}

async function within(
  answer: Promise<Answer>,
  waitMs: number,
  { socket, options }: LineState,
): Promise<Answer | null> {
  const done = new AbortController();
  const { signal } = done;
  const ended = socket.destroyed ? Promise.resolve() : once(socket, 'close', { signal });
  const first = await Promise.race([
    answer,
    sleep(waitMs, null, { signal: AbortSignal.any([signal, options.signal]) }).catch(() => null),
    ended.then(
      () => null,
      () => null,
    ),
  ]);
  done.abort();
  return first;
}

function framesOf(line: LineState, id: number, body: Buffer) {
  const total = Math.max(1, Math.ceil(body.length / LONGEST_BODY));
  const sender = senderOf(line.options.phone, SIMULATED_EDITION);
  const frames: Buffer[] = [];
  const seqs: number[] = [];
  for (let no = 1; no <= total; no++) {
    const seq = line.nextSeq;
    line.nextSeq = (seq + 1) & 0xffff;
    seqs.push(seq);
    const part = total === 1 ? null : { total, no };
    const piece = body.subarray((no - 1) * LONGEST_BODY, no * LONGEST_BODY);
    frames.push(writeFrame({ id, edition: SIMULATED_EDITION, sender, seq, part, body: piece }));
  }
  return { frames, seqs };
}

function hear(line: LineState, frame: Uint8Array): void {
  const read = readFrame(frame);
  if ('rejected' in read) return;
  const { header, body } = read;
  if (header.id === PROPERTIES_WANTED) return describe(line);
  if (line.waiting === null) return;
  if (header.id === PARTS_WANTED) return resend(line, body);
  const answered = answerOf(read);
  const { id, seqs, take } = line.waiting;
  if (answered === null || answered.id !== id || !seqs.includes(answered.seq)) return;
  take(answered);
}

function answerOf({ header, body }: Frame): (Answer & { id: number; seq: number }) | null {
  if (header.id === REGISTER_REPLY && body.length >= 3) {
    const token = body.toString('latin1', 3);
    return { id: 0x0100, seq: body.readUInt16BE(0), result: body[2]!, token };
  }
  if (header.id !== GENERAL_REPLY || body.length < 5) return null;
  return { id: body.readUInt16BE(2), seq: body.readUInt16BE(0), result: body[4]!, token: '' };
}

/** Says what it is (0x0107, layout of 2019): for vehicles and BeiDou, as it registers. Nobody answers that. */
function describe(line: LineState): void {
  const { phone } = line.options;
  const version = (words: string) => Buffer.from([words.length, ...Buffer.from(words, 'latin1')]);
  const body = Buffer.concat([
    ...[Buffer.from([0, 1]), writeText('SIM', 5), writeText('SIMULATED', 30)],
    ...[writeText(terminalIdOf(phone), 30), Buffer.from(phone.padStart(20, '8'), 'hex')],
    ...[version('SIM-1'), version('1.0'), Buffer.from([2, 0])],
  ]);
  line.socket.write(framesOf(line, 0x0107, body).frames[0]!);
}

/** What the simulated terminal of an account calls itself. */
export function terminalIdOf(account: string): string {
  return `SIM${account.slice(-4).padStart(4, '0')}`;
}

/** Parts that the platform asks for: WORD seq of the first, WORD count, WORD numbers. */
function resend({ sentParts, socket, options }: LineState, body: Buffer): void {
  for (let at = 4; at + 2 <= body.length; at += 2) {
    const part = sentParts[body.readUInt16BE(at) - 1];
    if (part === undefined || socket.destroyed) continue;
    options.counts.sent++;
    socket.write(part);
  }
}
