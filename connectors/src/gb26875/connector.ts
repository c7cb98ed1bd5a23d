import { gb26875Device, gb26875Settings } from '@parkwatch/domain/sources/gb26875';
import type { Gb26875Device, Gb26875Settings } from '@parkwatch/domain/sources/gb26875';
import type { Connector } from '../contract.ts';
import { listenTcp } from '../runtime/listen-tcp.ts';
import { decode } from './decode.ts';
import { framer } from './framer.ts';
import { monitoringCentre } from './monitoring-centre.ts';

/** GB/T 26875.3-2011: we are the monitoring centre (监控中心), the devices of the fire panels connect. */
export function gb26875Connector(): Connector<Gb26875Settings, Gb26875Device> {
  // Beyond one source: a source that is opened again, or a second one, tells no part anew.
  const told = new Set<string>();
  return {
    id: 'gb26875',
    settings: gb26875Settings,
    device: gb26875Device,
    decode,
    open: ({ settings }, host, signal) =>
      listenTcp(settings, { framer, ...monitoringCentre({ settings, host, told }) }, host, signal),
  };
}

export default gb26875Connector();
