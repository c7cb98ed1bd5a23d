import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import { loadConnector } from './connectors.ts';
import type { Connector, Decoded, Framer } from './contract.ts';
import { framer as gb26875Framer } from './gb26875/framer.ts';
import { framer as hj212Framer } from './hj212/framer.ts';
import { framer as jt808Framer } from './jt808/framer.ts';
import { recordedFrames } from './testing/recorded.ts';

/** As `scripts/bench.ts` prints it. */
type BenchLine = {
  readonly what: string;
  readonly ours: number;
  readonly unit: string;
  readonly peer: number;
  readonly peerName: string;
  readonly ratio: number;
};

/** One frame, over and over; with a framer as a stream that comes in the chunks of a busy socket. */
type Case = {
  readonly what: string;
  readonly id: ConnectorId;
  readonly frame: Buffer;
  readonly settings?: object;
  readonly framer?: () => Framer;
};
/** Handles `frames` frames, or copies them. */
type Work = { readonly frames: number; readonly run: () => void };

const WARM_UP_MS = 300;
const TURN_MS = 120;
const TURNS = 5;
const STREAM_BYTES = 1_000_000;
/** What a socket of Node gives at once when there is more. */
const CHUNK_BYTES = 65_536;

/**
 * Frames a second of one core (CPU time, with the collection of garbage: what else the machine does is not in it)
 * through framer and decoder, beside copying the same bytes: what any program that handles them must at least pay.
 */
async function run(): Promise<BenchLine[]> {
  const lines: BenchLine[] = [];
  for (const one of cases()) lines.push(await measured(one));
  return lines;
}

function cases(): Case[] {
  return [
    recorded('hj212', 'surface-water-2011-lowercase-crc', hj212Framer),
    ...['0200-2013-five-extras', '0704-2013-smallchi-l123'].map((name) =>
      recorded('jt808', name, jt808Framer),
    ),
    recorded('gb26875', 'gas-part-fire', gb26875Framer),
    modbusAnswer(),
    recorded('mqtt', 'recorded-cnc-nbirth'),
    recorded('mqtt', 'recorded-cnc-ndata'),
    recorded('mqtt', 'json-list'),
    pushBody(),
    recorded('opc-ua', 'batch'),
  ];
}

function recorded(id: ConnectorId, name: string, framer?: () => Framer): Case {
  const found = recordedFrames(id).find((one) => one.name === name);
  if (found === undefined) throw new Error(`${id} has no recorded frame ${name}`);
  const { frame, settings } = found;
  return { ...{ what: `${id} ${name}`, id, frame, settings }, ...(framer ? { framer } : {}) };
}

/** The answer to the largest read: 60 floats in 120 registers (PDU: function, byte count, data). */
function modbusAnswer(): Case {
  const count = 60;
  const registers = Array.from({ length: count }, (_, at) => [
    `P${at}`,
    { fc: 3, address: 100 + at * 2, type: 'f32', unit: 'degC' },
  ]);
  const data = Buffer.alloc(count * 4);
  for (let at = 0; at < count; at++) data.writeFloatBE(20.5 + at, at * 4);
  const head = Buffer.from([0, 1, 0, 0, 0, data.length + 3, 1, 3, data.length]);
  return {
    what: 'modbus-tcp answer with 60 floats',
    id: 'modbus-tcp',
    frame: Buffer.concat([head, data]),
    settings: { maps: { tank: Object.fromEntries(registers) as object } },
  };
}

function pushBody(): Case {
  const readings = Array.from({ length: 100 }, (_, at) => ({
    ...{ point: `DCS.TT${at}`, time: '2026-07-21T16:30:00+08:00', value: 20 + at / 10 },
    quality: 'good',
  }));
  const frame = Buffer.from(JSON.stringify({ readings }));
  return { what: 'http-push body with 100 readings', id: 'http-push', frame };
}

async function measured({ what, id, frame, settings, framer }: Case): Promise<BenchLine> {
  const connector = await loadConnector(id);
  const options = connector.settings.parse(settings ?? {});
  const decoder = { connector, options };
  mustRead(what, connector.decode(frame, options));
  const count = Math.max(1, Math.floor(STREAM_BYTES / frame.length));
  const chunks = framer
    ? cut(Buffer.concat(Array<Buffer>(count).fill(frame)))
    : Array<Buffer>(count).fill(frame);
  const decoding = framer ? framing(chunks, { framer, ...decoder }) : plain(chunks, decoder);
  const target = Buffer.alloc(CHUNK_BYTES);
  const copying = () => {
    for (const chunk of chunks) chunk.copy(target);
  };
  const works = [decoding, copying].map((run): Work => ({ frames: count, run }));
  const [ours = NaN, peer = NaN] = inTurns(works);
  return {
    what: `${what} (${frame.length} bytes${framer ? ', with framer' : ''})`,
    ...{ ours, unit: 'frames/s', peer, peerName: 'copy of the same bytes', ratio: ours / peer },
  };
}

type Decoder = { readonly connector: Connector; readonly options: unknown };

function mustRead(what: string, decoded: Decoded): void {
  if ('rejected' in decoded) throw new Error(`${what}: ${decoded.rejected}`);
  if (decoded.readings.length === 0) throw new Error(`${what}: gives no reading`);
}

function cut(stream: Buffer): Buffer[] {
  const chunks = Math.ceil(stream.length / CHUNK_BYTES);
  return Array.from({ length: chunks }, (_, at) =>
    stream.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES),
  );
}

function plain(frames: readonly Buffer[], { connector, options }: Decoder): () => void {
  return () => {
    for (const frame of frames) mustRead('frame', connector.decode(frame, options));
  };
}

function framing(
  chunks: readonly Buffer[],
  { framer, connector, options }: Decoder & { readonly framer: () => Framer },
): () => void {
  return () => {
    const one = framer();
    for (const chunk of chunks) {
      for (const framed of one.push(chunk)) {
        if ('noise' in framed) throw new Error(framed.reason);
        mustRead('frame', connector.decode(framed.frame, options));
      }
    }
    if (one.pending > 0) throw new Error(`${one.pending} bytes are no frame`);
  };
}

/** Frames a second of both, warm, in turns: what else the machine does weighs on both. */
function inTurns(works: readonly Work[]): number[] {
  for (const work of works) perS(work, WARM_UP_MS);
  const best = works.map(() => 0);
  for (let turn = 0; turn < TURNS; turn++) {
    works.forEach((work, at) => (best[at] = Math.max(best[at]!, perS(work, TURN_MS))));
  }
  return best;
}

function perS({ frames, run: once }: Work, forMs: number): number {
  const before = process.cpuUsage();
  const startedAt = performance.now();
  let rounds = 0;
  do {
    once();
    rounds++;
  } while (performance.now() - startedAt < forMs);
  const { user, system } = process.cpuUsage(before);
  return (rounds * frames * 1_000_000) / (user + system);
}

export default { name: 'decode', run };
