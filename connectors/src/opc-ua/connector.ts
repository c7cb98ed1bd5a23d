import { opcUaDevice, opcUaSettings } from '@parkwatch/domain/sources/opc-ua';
import type { OpcUaDevice, OpcUaSettings } from '@parkwatch/domain/sources/opc-ua';
import type { Connector } from '../contract.ts';
import { decode } from './decode.ts';

/** OPC UA: client of a server with subscriptions. */
const connector: Connector<OpcUaSettings, OpcUaDevice> = {
  id: 'opc-ua',
  settings: opcUaSettings,
  device: opcUaDevice,
  decode: (frame) => decode(frame),
  async open(config, host, signal) {
    // The library takes a second to load: only a source that runs pays for it.
    const { runServer } = await import('./run-server.ts');
    if (!signal.aborted) await runServer(config, host, signal);
  },
};
export default connector;
