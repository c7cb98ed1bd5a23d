import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import type { Gb26875Device } from '@parkwatch/domain/sources/gb26875';
import type { Session } from '../runtime/listen-tcp.ts';
import { buildFrame, HEAD_SIZE, headOf } from './frame.ts';
import type { Frame } from './frame.ts';
import { clockUnit, stateRequests } from './requests.ts';
import { COMMANDS } from './tables.ts';

/** What an admitted device is to us while it is connected. */
export type DeviceLink = {
  readonly device: DeviceAccount<Gb26875Device>;
  /** Addresses and version of its first frame: our own frames go the other way. */
  readonly head: Omit<Frame, 'data'>;
  /** Of our last frame. */
  serial: number;
  isClockSet: boolean;
  /** Serial of the clock frame that waits for its confirmation. */
  clockSerial: number | null;
  isClockOff: boolean;
  timer: NodeJS.Timeout | undefined;
};

/** Sets the clock as long as that is not confirmed, then asks for the states of what is mapped. */
export async function ask(session: Session, link: DeviceLink, now: () => number): Promise<void> {
  if (!link.isClockSet) await setClock(session, link, now());
  for (const data of stateRequests(Object.keys(link.device.points)))
    await order(session, link, { command: COMMANDS.request, data, nowMs: now() });
}

export async function setClock(session: Session, link: DeviceLink, nowMs: number): Promise<void> {
  link.clockSerial = nextSerial(link);
  await order(session, link, { command: COMMANDS.control, data: clockUnit(nowMs), nowMs });
}

/** Whether a confirmation is that of our clock frame. */
export function takeConfirm(link: DeviceLink, { serial }: Frame): void {
  if (serial !== link.clockSerial) return;
  link.isClockSet = true;
  link.clockSerial = null;
}

/**
 * Answers under the frame's own serial, with its addresses swapped (6.5). Nothing can be answered to what is shorter than
 * a head.
 */
export async function answer(
  session: Session,
  bytes: Uint8Array,
  { command, nowMs }: { command: number; nowMs: number },
): Promise<void> {
  if (bytes.length < HEAD_SIZE) return;
  const { serial, version, source, target } = headOf(bytes);
  const back = { source: target, target: source, sentAtMs: nowMs };
  await session.send(buildFrame({ serial, version, ...back, command }));
}

type Order = { readonly command: number; readonly data: readonly number[]; readonly nowMs: number };

async function order(session: Session, link: DeviceLink, order: Order): Promise<void> {
  const { command, data, nowMs } = order;
  link.serial = nextSerial(link);
  const { source, target, version } = link.head;
  const way = { source: target, target: source, sentAtMs: nowMs };
  await session.send(buildFrame({ serial: link.serial, version, ...way, command, data }));
}

function nextSerial({ serial }: DeviceLink): number {
  return (serial + 1) % 65_536;
}
