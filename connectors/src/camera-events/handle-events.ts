import type { IncomingMessage } from 'node:http';
import type {
  CameraEventsDevice,
  CameraEventsSettings,
} from '@parkwatch/domain/sources/camera-events';
import type { From, Host } from '../contract.ts';
import { httpProblem } from '../runtime/http/problem.ts';
import { inflated, readBody } from '../runtime/http/read-body.ts';
import type { Answer, RequestHold } from '../runtime/http/serve-http.ts';
import type { Authenticate, Box } from './authenticate.ts';
import { signsOf } from './box-signs.ts';
import type { ToldSigns } from './box-signs.ts';
import { takeEvents } from './take-events.ts';
import type { Sent, Taken } from './take-events.ts';

export type EventParts = {
  readonly settings: CameraEventsSettings;
  readonly host: Host<CameraEventsDevice>;
  readonly authenticate: Authenticate;
  /** Boxes that have called since the start. */
  readonly welcomed: Set<string>;
  /** Cameras that no configuration names and that were told of, `account name`. */
  readonly unknownCameras: Set<string>;
  readonly spool: { isRefusing: boolean };
  /** When boxes were last told to live. */
  readonly toldSigns: ToldSigns;
  /** Waits while a box is faster than it may be. @throws too-many-requests when it is much faster */
  pace(account: string): Promise<void>;
};

const PATH = /^\/camera\/v1\/([^/]{1,600})\/events\/?$/;
const MOST_UNKNOWN = 1000;

/**
 * One call from its headers to its answer. Nothing of the body is read before the secret, and no positive answer goes out
 * before the spool has the events on disk.
 * @throws HttpProblem for everything that is refused
 */
export async function handleEvents(
  parts: EventParts,
  req: IncomingMessage,
  hold: RequestHold,
): Promise<Answer> {
  const { box, from } = parts.authenticate(req, accountOf(req));
  hold.verified();
  if (req.method !== 'POST') throw httpProblem('method-not-allowed');
  await parts.pace(box.account);
  const sent = await sentOf(req, { most: parts.settings.bodyBytes, hold });
  const taken = takeSeen(parts, { box, from, sent });
  await deliver(parts, from, taken);
  if (isHeartbeat(taken)) await tellSigns(parts, { box, from });
  const { records, rejected, notes } = taken;
  const more = notes.length === 0 ? {} : { notes };
  return { status: 200, body: { code: 0, accepted: records.length, rejected, ...more } };
}

/** A box that is well and sees nothing. */
function isHeartbeat({ records, rejected }: Taken): boolean {
  return records.length === 0 && rejected.length === 0;
}

/** A sign that finds no room is told at the next heartbeat: the box is not made to call again for it. */
async function tellSigns(
  { host, toldSigns }: EventParts,
  { box, from }: { readonly box: Box; readonly from: From },
): Promise<void> {
  const nowMs = host.now();
  const records = signsOf(box, toldSigns, nowMs);
  if (records.length === 0) return;
  try {
    await host.deliverRecords(from, { feed: 'recognition-signs', records });
    toldSigns.set(box.account, nowMs);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    host.log.warn({ account: box.account, reason }, 'camera.sign-not-taken');
  }
}

/** @throws not-found */
function accountOf({ url = '' }: IncomingMessage): string {
  const [, encoded] = PATH.exec(url.split('?')[0]!) ?? [];
  if (encoded === undefined) throw httpProblem('not-found');
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw httpProblem('not-found');
  }
}

/** Boxes send JSON under any type; only a multipart one means something. */
async function sentOf(
  req: IncomingMessage,
  room: { readonly most: number; readonly hold: RequestHold },
): Promise<Sent> {
  const encoding = (req.headers['content-encoding'] ?? '').trim().toLowerCase();
  if (!['', 'identity', 'gzip', 'x-gzip'].includes(encoding)) {
    const detail = { zh: '仅支持 gzip 压缩', en: 'gzip is the only encoding that is read' };
    throw httpProblem('bad-request', { detail });
  }
  const bytes = await inflated(await readBody(req, room), encoding, room);
  return { bytes, contentType: req.headers['content-type'] ?? '' };
}

type Call = { readonly box: Box; readonly from: From; readonly sent: Sent };

/** Good or not, the engineer sees what came. @throws bad-request, too-large for a body that holds no events */
function takeSeen(parts: EventParts, { box, from, sent }: Call): Taken {
  const { host, settings, welcomed } = parts;
  // HTTP has no connection that stands for the box: it is there from its first call on.
  if (!welcomed.has(from.account)) {
    welcomed.add(from.account);
    host.device(from, 'connected');
  }
  const taken = takeEvents(sent, { box, settings });
  if (!('records' in taken)) {
    host.saw(from, taken.json, { rejected: taken.rejected });
    const code = taken.rejected.startsWith('too-many') ? 'too-large' : 'bad-request';
    throw httpProblem(code, { detail: { zh: chinese(taken.rejected), en: taken.rejected } });
  }
  host.saw(from, taken.json, taken.decoded);
  for (const camera of taken.unknownCameras) tellUnknown(parts, from.account, camera);
  return taken;
}

const REASONS: Readonly<Record<string, string>> = {
  'bad-text': '内容不是 UTF-8',
  'bad-json': '内容不是有效的 JSON',
  'no-json': '内容中没有 JSON 部分',
  'no-list': '内容中没有事件',
  'too-many': '一次上报的事件过多',
  'broken-multipart': 'multipart 内容不完整',
};

function chinese(reason: string): string {
  return REASONS[reason.split(':')[0]!] ?? '内容无法识别';
}

/** Once for each: a camera that nobody mapped is silent in the park until somebody does. */
function tellUnknown({ host, unknownCameras }: EventParts, account: string, camera: string): void {
  const name = `${account} ${camera}`;
  if (unknownCameras.has(name) || unknownCameras.size >= MOST_UNKNOWN) return;
  unknownCameras.add(name);
  host.log.warn({ account, camera: camera.slice(0, 100) }, 'camera.not-mapped');
}

/** @throws not-taken when the spool can take no more: the box keeps the events and comes again */
async function deliver({ host, spool }: EventParts, from: From, { records }: Taken): Promise<void> {
  if (records.length === 0) return;
  try {
    await host.deliverRecords(from, { feed: 'camera-events', records });
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    if (!spool.isRefusing) host.log.warn({ reason }, 'camera.not-taken');
    spool.isRefusing = true;
    throw httpProblem('not-taken', { retryS: 30 });
  }
  if (spool.isRefusing) host.log.info({}, 'camera.taken-again');
  spool.isRefusing = false;
}
