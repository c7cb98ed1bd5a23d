import { gb26875Device, gb26875Settings } from '@parkwatch/domain/sources/gb26875';
import type { Gb26875Device, Gb26875Settings } from '@parkwatch/domain/sources/gb26875';
import type { Connector } from '../contract.ts';
import { listenTcp } from '../runtime/listen-tcp.ts';
import { decode } from './decode.ts';
import { framer } from './framer.ts';
import { monitoringCentre } from './monitoring-centre.ts';

/** GB/T 26875.3-2011: we are the monitoring centre (监控中心), the devices of the fire panels connect. */
const connector: Connector<Gb26875Settings, Gb26875Device> = {
  id: 'gb26875',
  settings: gb26875Settings,
  device: gb26875Device,
  decode,
  open: ({ settings }, host, signal) =>
    listenTcp(settings, { framer, ...monitoringCentre(settings, host) }, host, signal),
};
export default connector;
