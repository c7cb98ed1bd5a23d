import type { Gb26875Device, Gb26875Settings } from '@parkwatch/domain/sources/gb26875';
import type { Decoded, Host, Reading } from '../contract.ts';
import type { Session, TcpService } from '../runtime/listen-tcp.ts';
import { decodeFrame } from './decode.ts';
import { answer, ask, setClock, takeConfirm } from './device-link.ts';
import type { DeviceLink } from './device-link.ts';
import { parseFrame } from './frame.ts';
import type { Frame } from './frame.ts';
import { partTexts } from './part-texts.ts';
import { plausibleTimes, withoutOldStarts } from './plausible-times.ts';
import { COMMANDS, TYPES } from './tables.ts';

type Centre = Pick<TcpService, 'onFrame' | 'onNoise' | 'onClose'>;
type Context = {
  readonly settings: Gb26875Settings;
  readonly host: Host<Gb26875Device>;
  readonly links: Map<Session, DeviceLink>;
  /** Parts whose text this process has told. */
  readonly told: Set<string>;
};
/** A whole frame of an admitted device. */
type Incoming = {
  readonly session: Session;
  readonly link: DeviceLink;
  readonly frame: Frame;
  readonly bytes: Uint8Array;
};

/** Texts of parts that a process tells, each once: what a device writes must not fill the log. */
const MOST_TOLD = 100;
/** Longest time of a timer: "only when it connects". */
const NEVER_MS = 2 ** 31 - 1;

/**
 * What we do with the frames of devices: take what they send and then confirm it (6.5), deny what we cannot take, set
 * their clocks and ask for what we missed while they were away.
 */
export function monitoringCentre(options: Omit<Context, 'links'>): Centre {
  const { host } = options;
  const context: Context = { ...options, links: new Map() };
  return {
    onFrame: (session, bytes) => onFrame(context, session, bytes),
    onNoise: ({ account, address }, noise, reason) =>
      host.saw({ account, address }, noise, { rejected: reason }),
    onClose(session) {
      clearInterval(context.links.get(session)?.timer);
      context.links.delete(session);
    },
  };
}

async function onFrame(context: Context, session: Session, bytes: Uint8Array): Promise<void> {
  const { settings, host, links } = context;
  const { account, address } = session;
  const frame = parseFrame(bytes);
  const rejected = 'rejected' in frame ? frame.rejected : strangerFault(account, frame);
  if ('rejected' in frame || rejected !== null) {
    // A broken frame may name anybody: it is counted where the connection belongs.
    host.saw({ account, address }, bytes, { rejected: rejected ?? '' });
    return deny(context, session, bytes);
  }
  const decoded = decodeFrame(frame, settings);
  host.saw({ account: String(frame.source), address }, bytes, decoded);
  const link = links.get(session) ?? admit(context, session, frame);
  if (link === null) {
    await deny(context, session, bytes);
    return session.close('refused');
  }
  await take(context, { session, link, frame, bytes }, decoded);
  if (link.timer === undefined) await begin(context, session, link);
}

/** One connection is one device: what it may say was decided with its first frame. */
function strangerFault(account: string, { source }: Frame): string | null {
  return account === '' || account === String(source)
    ? null
    : `other-source: ${source} on the connection of ${account}`;
}

function admit(
  { settings, host, links }: Context,
  session: Session,
  frame: Frame,
): DeviceLink | null {
  const account = String(frame.source);
  const device = host.admit({ account, address: session.address });
  if ('refused' in device) return null;
  session.account = account;
  const link: DeviceLink = {
    ...{ device, head: frame, serial: 0, clockSerial: null, isClockOff: false, timer: undefined },
    isClockSet: !settings.syncClock,
  };
  links.set(session, link);
  return link;
}

/** After the first frame: the clock, the states, and from then on at times. */
async function begin(context: Context, session: Session, link: DeviceLink): Promise<void> {
  const { settings, host, links } = context;
  // The peer left while its first frame was worked on.
  if (!links.has(session)) return;
  const again = () => void ask(session, link, host.now).catch(() => undefined);
  link.timer = setInterval(again, settings.readStatesS * 1000 || NEVER_MS);
  await ask(session, link, host.now);
}

async function take(context: Context, incoming: Incoming, decoded: Decoded): Promise<void> {
  const { session, link, frame, bytes } = incoming;
  const nowMs = context.host.now();
  switch (frame.command) {
    case COMMANDS.send:
      if ('rejected' in decoded) return deny(context, session, bytes);
      await deliver(context, incoming, decoded.readings);
      // 6.5.1: only now, because only now it cannot be lost any more.
      return answer(session, bytes, { command: COMMANDS.confirm, nowMs });
    case COMMANDS.reply:
      return 'rejected' in decoded ? undefined : deliver(context, incoming, decoded.readings);
    case COMMANDS.confirm:
      return takeConfirm(link, frame);
    case COMMANDS.deny:
      return undefined;
    default:
      // A device may ask for the time; there is nothing else that it could ask or order.
      return frame.data[0] === TYPES.syncClock
        ? setClock(session, link, nowMs)
        : deny(context, session, bytes);
  }
}

async function deliver(
  context: Context,
  { session: { account, address }, link, frame }: Incoming,
  readings: readonly Reading[],
): Promise<void> {
  const { host, settings } = context;
  tellTexts(context, account, frame);
  if (readings.length === 0) return;
  const nowMs = host.now();
  const isAnswer = frame.command === COMMANDS.reply;
  const held = isAnswer ? withoutOldStarts(readings, nowMs, settings.clock) : readings;
  const plausible = plausibleTimes(held, nowMs, settings.clock);
  const isClockOff = plausible !== held;
  if (isClockOff && !link.isClockOff) host.log.warn({ account }, 'gb26875.clock-off');
  link.isClockOff = isClockOff;
  await host.deliver({ account, address }, plausible);
}

function tellTexts({ host, told }: Context, account: string, frame: Frame): void {
  for (const { part, text } of partTexts(frame)) {
    const key = `${account} ${part}`;
    if (told.has(key) || told.size >= MOST_TOLD) continue;
    told.add(key);
    host.log.info({ account, part, text }, 'gb26875.part');
  }
}

function deny({ host }: Context, session: Session, bytes: Uint8Array): Promise<void> {
  return answer(session, bytes, { command: COMMANDS.deny, nowMs: host.now() });
}
