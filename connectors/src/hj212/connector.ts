import { hj212Device, hj212Settings } from '@parkwatch/domain/sources/hj212';
import type { Hj212Device, Hj212Settings } from '@parkwatch/domain/sources/hj212';
import type { Connector } from '../contract.ts';
import { listenTcp } from '../runtime/listen-tcp.ts';
import { decode } from './decode.ts';
import { framer } from './framer.ts';
import { owedHistory } from './owed-history.ts';
import { hj212Service } from './service.ts';

/** HJ 212-2005 and 2017 over TCP; we are the 上位机 that loggers (数采仪) connect to. */
const connector: Connector<Hj212Settings, Hj212Device> = {
  id: 'hj212',
  settings: hj212Settings,
  device: hj212Device,
  decode,
  async open({ settings }, host, signal) {
    const owed = await owedHistory(host);
    const { host: address, port, limits } = settings;
    const service = { framer, ...hj212Service({ settings, host, owed, signal }) };
    try {
      await listenTcp({ host: address, port, limits }, service, host, signal);
    } finally {
      await owed.saved();
    }
  },
};
export default connector;
