import { loadConnector } from '../connectors.ts';
import type { Decoded } from '../contract.ts';

/** How the frames of a protocol stand in a file, and what reads them. */
export type Format = {
  /** `text`: the line is the frame, but for blanks around it. */
  readonly lines: 'hex' | 'text';
  readonly load: () => Promise<(frame: Uint8Array) => Decoded>;
};

/** What `npm run decode` reads, with the default settings of each protocol. */
export const FORMATS: Readonly<Record<string, Format>> = {
  hj212: { lines: 'text', load: () => decoderOf('hj212') },
  jt808: { lines: 'hex', load: () => decoderOf('jt808') },
  gb26875: { lines: 'hex', load: () => decoderOf('gb26875') },
  'modbus-tcp': { lines: 'hex', load: () => decoderOf('modbus-tcp') },
  sparkplug: {
    lines: 'hex',
    load: async () => (await import('../mqtt/sparkplug/decode.ts')).decodeSparkplug,
  },
};

async function decoderOf(id: 'hj212' | 'jt808' | 'gb26875' | 'modbus-tcp') {
  const connector = await loadConnector(id);
  const settings = connector.settings.parse({});
  return (frame: Uint8Array) => connector.decode(frame, settings);
}
