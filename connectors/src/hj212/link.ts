import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import type { Hj212Device, Hj212Settings } from '@parkwatch/domain/sources/hj212';
import type { From, Host } from '../contract.ts';
import type { Session } from '../runtime/listen-tcp.ts';
import { requestTo } from './answers.ts';
import { formatQn } from './beijing-time.ts';
import type { WireOptions } from './decode.ts';
import type { Header } from './header.ts';
import type { PacketState } from './packet-gaps.ts';
import type { PacketTimes } from './packet-times.ts';
import { requestLine } from './request-line.ts';
import type { RequestLine } from './request-line.ts';

/** A device on a connection, once it is admitted. */
export type Link = {
  readonly from: From;
  readonly device: Hj212Device;
  readonly options: WireOptions;
  readonly line: RequestLine;
  /** Of the last frame: what our requests are addressed and worded by. */
  header: Header;
  packets: PacketState | null;
  readonly packetTimes: PacketTimes;
  /** The first data of this connection has been looked at for a gap. */
  isGapNoted: boolean;
};

export type LinkContext = {
  readonly session: Session;
  readonly settings: Hj212Settings;
  readonly host: Pick<Host, 'now'>;
};

export function makeLink(
  account: DeviceAccount<Hj212Device>,
  header: Header,
  { session, settings, host }: LinkContext,
): Link {
  const device = account.settings;
  const options = wireOptions(settings, device);
  const nextQn = qnSequence(host, options.utcOffsetMin);
  const line = requestLine({
    ...{ nextQn, answerMs: settings.answerS * 1000, resends: settings.resends },
    send: async ({ cn, cp }, qn) => {
      // A password that is configured is the one to be shown; else the one that the device uses itself.
      const pw = account.secret ?? link.header.pw;
      await session.send(requestTo(link.header, { qn, cn, pw, cp: cp() }, device.edition));
    },
  });
  const from = { account: header.mn, address: session.address };
  const link: Link = {
    ...{
      from,
      device,
      options,
      line,
      header,
      packets: null,
      packetTimes: new Map(),
      isGapNoted: false,
    },
  };
  return link;
}

/** How frames of a device are read: its own settings before those of the source. */
export function wireOptions(settings: Hj212Settings, device: Hj212Device): WireOptions {
  return {
    crc: device.crc ?? settings.crc,
    encoding: device.encoding ?? settings.encoding,
    utcOffsetMin: device.utcOffsetMin ?? settings.utcOffsetMin,
    units: device.units,
  };
}

/** Request numbers: the time to the millisecond, never the same twice. */
function qnSequence({ now }: Pick<Host, 'now'>, utcOffsetMin: number): () => string {
  let lastMs = -Infinity;
  return () => {
    lastMs = Math.max(lastMs + 1, now());
    return formatQn(lastMs, utcOffsetMin);
  };
}
