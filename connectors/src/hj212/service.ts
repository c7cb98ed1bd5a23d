import type { Hj212Device, Hj212Settings } from '@parkwatch/domain/sources/hj212';
import type { Decoded, From, Host, ValueReading } from '../contract.ts';
import type { Session, TcpService } from '../runtime/listen-tcp.ts';
import { answerTo } from './answers.ts';
import { askForOwed, noteGap } from './backfill.ts';
import type { BackfillOptions } from './backfill.ts';
import { formatTime } from './beijing-time.ts';
import { commandKind } from './commands.ts';
import { crcFault } from './decode.ts';
import { wantsAnswer } from './header.ts';
import type { Link } from './link.ts';
import { maskKnown, maskNoise, maskSecrets } from './mask-secrets.ts';
import type { OwedHistory } from './owed-history.ts';
import { followPackets, unfinished } from './packet-gaps.ts';
import { decodePacket } from './packet-times.ts';
import { parseFrame } from './parse-frame.ts';
import type { ParsedFrame } from './parse-frame.ts';
import { leave, linkOf, newPeer } from './peer.ts';
import type { Peer } from './peer.ts';
import { readParts } from './read-parts.ts';

export type ServiceOptions = {
  readonly settings: Hj212Settings;
  readonly host: Host<Hj212Device>;
  readonly owed: OwedHistory;
  readonly signal: AbortSignal;
};

/** A connection that sends so many pieces of noise, as the framer gathers them, without a frame speaks another protocol. */
const MOST_NOISE = 200;

/** The 上位机's side of the protocol: who is there, what comes, what is answered and asked. */
export function hj212Service(options: ServiceOptions): Omit<TcpService, 'framer'> {
  const { host } = options;
  const peers = new Map<Session, Peer>();
  const peerOf = (session: Session) => {
    const known = peers.get(session) ?? newPeer();
    peers.set(session, known);
    return known;
  };
  const saw = (from: From, frame: Uint8Array, decoded: Decoded) =>
    host.saw(from, maskSecrets(frame), decoded);
  const fromOf = ({ account, address }: Session): From => ({ account, address });

  return {
    async onFrame(session, frame) {
      const peer = peerOf(session);
      peer.noise = 0;
      const parsed = parseFrame(frame);
      if ('rejected' in parsed) return saw(fromOf(session), shownOf(peer, frame), parsed);
      const link = await linkOf(peer, parsed.header, { ...options, session });
      if ('refused' in link) return saw(fromOf(session), frame, { rejected: link.refused });
      const { options: wire, packetTimes } = link;
      const context = { options: wire, nowMs: host.now() };
      const decoded = crcFault(parsed, wire) ?? decodePacket(packetTimes, parsed, context);
      saw(link.from, frame, decoded);
      if ('rejected' in decoded) return;
      await take(link, { parsed, session, readings: decoded.readings as ValueReading[] }, options);
    },
    onNoise(session, noise, reason) {
      const peer = peerOf(session);
      peer.noise += 1;
      host.saw(fromOf(session), maskNoise(shownOf(peer, noise)), { rejected: reason });
      if (peer.noise >= MOST_NOISE) session.close('noise: no frame of HJ 212 among it');
    },
    onClose(session, reason) {
      const peer = peers.get(session);
      peers.delete(session);
      if (peer === undefined) return;
      for (const { link } of peer.links.values()) sayMissing(link, unfinished(link.packets), host);
      leave(peer, { session, host }, reason);
    },
  };
}

/** What is damaged may have lost the name of its password. */
function shownOf(peer: Peer, bytes: Uint8Array): Uint8Array {
  return maskKnown(bytes, new Set([...peer.links.values()].map(({ pw }) => pw)));
}

type Taken = {
  readonly parsed: ParsedFrame;
  readonly session: Session;
  readonly readings: readonly ValueReading[];
};

async function take(link: Link, taken: Taken, options: ServiceOptions): Promise<void> {
  const { header } = taken.parsed;
  const kind = commandKind(header.cn);
  if (kind === 'interaction') return hearAnswer(link, taken.parsed);
  const { state, missing } = followPackets(link.packets, header);
  link.packets = state;
  sayMissing(link, missing, options.host);
  const startBackfill = gapOf(link, taken, options);
  if (!(await deliver(link, taken, options.host))) return;
  for (const { atMs } of taken.readings.slice(0, 1)) link.line.heardData(header.cn, atMs);
  if (wantsAnswer(header)) {
    const cn = kind === 'notice' ? '9013' : '9014';
    await taken.session.send(answerTo(header, cn, link.device));
  }
  if (header.cn === '1013' && link.device.calibrate) calibrate(link, taken.parsed, options);
  startBackfill?.();
}

/**
 * Durable first, then the answer: a device that hears nothing sends again. One that wants no answers is told by the end
 * of its connection that we cannot take its data now.
 */
async function deliver(
  link: Link,
  { parsed, session, readings }: Taken,
  host: Host<Hj212Device>,
): Promise<boolean> {
  if (readings.length === 0) return true;
  try {
    await host.deliver(link.from, readings);
    return true;
  } catch {
    if (!wantsAnswer(parsed.header)) session.close('spool: no more can be stored now');
    return false;
  }
}

/** On the first data of a connection: what is missing since the last reading, before this one counts as the last. */
function gapOf(link: Link, { readings }: Taken, options: ServiceOptions): (() => void) | null {
  if (link.isGapNoted || readings.length === 0) return null;
  link.isGapNoted = true;
  const { host, owed, signal, settings } = options;
  const { account } = link.from;
  const { backfill } = link.device;
  const { utcOffsetMin } = link.options;
  const { againS } = settings;
  const asked: BackfillOptions = { account, line: link.line, owed, backfill, utcOffsetMin, againS };
  const gap = noteGap(asked, host.lastDelivered(account), host.now());
  if (Object.keys(gap).length === 0) return null;
  // It runs beside the frames: its answers are among them.
  return () =>
    void askForOwed(asked, gap).then((failed) => {
      if (failed === null || signal.aborted) return;
      host.log.warn({ account, reason: failed }, 'hj212.backfill-unfinished');
    });
}

/** HJ 212-2017 Annex C.4: the device asks (1013), we confirm (9013) and set its clock (1012). */
function calibrate(
  link: Link,
  { text, from, to }: ParsedFrame,
  { host, signal }: ServiceOptions,
): void {
  const parts = readParts(text, from, to);
  const polId = 'rejected' in parts ? undefined : parts.find(({ name }) => name === 'PolId')?.value;
  const time = () => `SystemTime=${formatTime(host.now(), link.options.utcOffsetMin)}`;
  const isCode = polId !== undefined && /^[0-9A-Za-z]{1,20}$/.test(polId);
  const cp = () => (isCode ? [`PolId=${polId}`, time()] : [time()]);
  void link.line.ask({ cn: '1012', cp }).then((outcome) => {
    if (outcome === 'done' || signal.aborted) return;
    const { account } = link.from;
    host.log.warn({ account, reason: outcome.failed }, 'hj212.clock-not-set');
  });
}

/** 9011 and 9012 of the device; HJ/T 212-2005 has the QN in the CP. */
function hearAnswer(link: Link, { header, text, from, to }: ParsedFrame): void {
  const parts = readParts(text, from, to);
  if ('rejected' in parts) return;
  const valueOf = (name: string) => parts.find((part) => part.name === name)?.value;
  const code = valueOf(header.cn === '9011' ? 'QnRtn' : 'ExeRtn');
  if (code === undefined) return;
  link.line.heard({ cn: header.cn, qn: valueOf('QN') ?? header.qn, code });
}

/** Missing packets stand among the rejected frames, where the engineer looks. */
function sayMissing(link: Link, missing: string | null, host: Host<Hj212Device>): void {
  if (missing !== null) host.saw(link.from, new Uint8Array(), { rejected: missing });
}
