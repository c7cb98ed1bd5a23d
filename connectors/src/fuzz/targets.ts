import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import { loadConnector } from '../connectors.ts';
import type { Decoded, Framer } from '../contract.ts';
import { connectorsWithFrames, recordedFrames } from '../testing/recorded.ts';
import { seals } from './seals.ts';

/** A decoder with frames to begin from; settings differ between recorded frames, and so they do here. */
export type Target = {
  readonly id: ConnectorId;
  readonly frames: readonly Buffer[];
  /** One for each way in which the connector may be configured. */
  readonly decoders: readonly ((frame: Uint8Array) => Decoded)[];
  readonly seal: ((frame: Buffer) => Uint8Array) | undefined;
  readonly framer: (() => Framer) | undefined;
};

export function fuzzTargets(): ConnectorId[] {
  return connectorsWithFrames();
}

export async function loadTarget(id: ConnectorId): Promise<Target> {
  const connector = await loadConnector(id);
  const recorded = recordedFrames(id);
  const ways = new Map(recorded.map(({ settings }) => [JSON.stringify(settings), settings]));
  const decoders = [...ways.values()].map((raw) => {
    const settings = connector.settings.parse(raw);
    return (frame: Uint8Array) => connector.decode(frame, settings);
  });
  const frames = recorded.map(({ frame }) => frame);
  return { id, frames, decoders, seal: seals[id], framer: await framerOf(id) };
}

async function framerOf(id: ConnectorId): Promise<(() => Framer) | undefined> {
  if (!existsSync(join(import.meta.dirname, '..', id, 'framer.ts'))) return undefined;
  const { framer } = (await import(`../${id}/framer.ts`)) as { readonly framer?: () => Framer };
  return framer;
}
