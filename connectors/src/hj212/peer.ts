import type { Hj212Device, Hj212Settings } from '@parkwatch/domain/sources/hj212';
import type { Host } from '../contract.ts';
import type { Session } from '../runtime/listen-tcp.ts';
import { answerTo, QN_RTN } from './answers.ts';
import { wantsAnswer } from './header.ts';
import type { Header } from './header.ts';
import { makeLink } from './link.ts';
import type { Link } from './link.ts';

/** One connection: as a rule one logger; a relay may send for several MN. */
export type Peer = {
  readonly links: Map<string, { readonly pw: string; readonly link: Link }>;
  refusals: number;
  /** Pieces of noise since the last frame. */
  noise: number;
};

/** More MN than a relay has. */
const MOST_LINKS = 200;

export function newPeer(): Peer {
  return { links: new Map(), refusals: 0, noise: 0 };
}

export type PeerContext = {
  readonly session: Session;
  readonly settings: Hj212Settings;
  readonly host: Host<Hj212Device>;
};

/**
 * The link of the device that sent a frame. An account that is unknown, blocked or shows a wrong PW is refused: told so
 * by a 9011 if the frame asks for an answer, and its connection is closed after a number of tries.
 * @returns why it is refused, in words without the PW
 */
export async function linkOf(
  peer: Peer,
  header: Header,
  context: PeerContext,
): Promise<Link | { readonly refused: string }> {
  const { mn, pw } = header;
  const known = peer.links.get(mn);
  if (known !== undefined && known.pw === pw) {
    known.link.header = header;
    return known.link;
  }
  const { session, host } = context;
  const admitted = host.admit({ account: mn, address: session.address }, pw);
  if ('refused' in admitted) return refuse(peer, header, { ...context, why: admitted.refused });
  if (known === undefined && peer.links.size >= MOST_LINKS) {
    return { refused: `too-many: more than ${MOST_LINKS} MN on one connection` };
  }
  const link = known?.link ?? makeLink(admitted, header, context);
  link.header = header;
  peer.links.set(mn, { pw, link });
  if (session.account === '') session.account = mn;
  else if (known === undefined) host.device(link.from, 'connected', `through ${session.account}`);
  return link;
}

async function refuse(
  peer: Peer,
  header: Header,
  { session, settings, why }: PeerContext & { why: keyof typeof QN_RTN },
): Promise<{ readonly refused: string }> {
  peer.refusals += 1;
  if (wantsAnswer(header)) {
    await session.send(answerTo(header, '9011', { edition: 'auto', qnRtn: QN_RTN[why] }));
  }
  if (peer.refusals >= settings.refusals) session.close(`refused: ${why}, ${peer.refusals} times`);
  return { refused: `refused: ${why === 'secret' ? 'a wrong PW' : `the MN is ${why}`}` };
}

/** Ends what waits for the devices of a connection. */
export function leave(
  peer: Peer,
  { session, host }: Omit<PeerContext, 'settings'>,
  reason: string,
): void {
  for (const [mn, { link }] of peer.links) {
    link.line.close(reason);
    if (mn !== session.account) host.device(link.from, 'disconnected', reason);
  }
}
