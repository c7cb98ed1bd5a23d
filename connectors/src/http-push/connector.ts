import { httpPushDevice, httpPushSettings } from '@parkwatch/domain/sources/http-push';
import type { HttpPushDevice, HttpPushSettings } from '@parkwatch/domain/sources/http-push';
import type { Connector } from '../contract.ts';
import { pacer } from '../runtime/http/pacer.ts';
import { serveHttp } from '../runtime/http/serve-http.ts';
import { authenticator } from './authenticate.ts';
import { decodeObservations } from './decode.ts';
import { followReceipt, handlePush } from './handle-push.ts';
import { openNonces } from './nonces.ts';
import { openReceipts } from './receipts.ts';

/** Enterprise systems push signed JSON over HTTP. */
export default {
  id: 'http-push',
  settings: httpPushSettings,
  device: httpPushDevice,
  decode: (frame) => decodeObservations(frame),
  async open({ settings, devices }, host, signal) {
    const { folder, now } = host;
    const nonces = await openNonces({ folder, skewS: settings.skewS, now });
    const receipts = await openReceipts(folder, now);
    for (const receipt of receipts.waiting) followReceipt({ host, receipts }, receipt);
    for (const { account, secret } of devices) {
      if (secret === undefined) host.log.warn({ account }, 'push.account-without-secret');
    }
    const authenticate = authenticator(devices, host);
    const pace = pacer(settings.limits.framesPerS, signal);
    const welcomed = new Set<string>();
    try {
      const parts = { settings, host, authenticate, nonces, receipts, pace, welcomed };
      await serveHttp({ settings, host, handle: (...call) => handlePush(parts, ...call) }, signal);
    } finally {
      for (const account of welcomed) host.device({ account }, 'disconnected', 'closing');
      await Promise.all([nonces.close(), receipts.close()]);
    }
  },
} satisfies Connector<HttpPushSettings, HttpPushDevice>;
