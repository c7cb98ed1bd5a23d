import { cameraEventsDevice, cameraEventsSettings } from '@parkwatch/domain/sources/camera-events';
import type {
  CameraEventsDevice,
  CameraEventsSettings,
} from '@parkwatch/domain/sources/camera-events';
import type { Connector } from '../contract.ts';
import { pacer } from '../runtime/http/pacer.ts';
import { serveHttp } from '../runtime/http/serve-http.ts';
import { authenticator } from './authenticate.ts';
import { decodeEvents } from './decode.ts';
import { handleEvents } from './handle-events.ts';
import type { EventParts } from './handle-events.ts';

/** Video analytics boxes call us back over HTTP with what they saw. */
export default {
  id: 'camera-events',
  settings: cameraEventsSettings,
  device: cameraEventsDevice,
  decode: decodeEvents,
  async open({ settings, devices }, host, signal) {
    for (const { account, secret } of devices) {
      if (secret === undefined) host.log.warn({ account }, 'camera.account-without-secret');
    }
    const parts: EventParts = {
      ...{ settings, host, welcomed: new Set(), unknownCameras: new Set() },
      spool: { isRefusing: false },
      toldSigns: new Map(),
      authenticate: authenticator({ boxes: devices, settings }, host),
      pace: pacer(settings.limits.framesPerS, signal),
    };
    try {
      await serveHttp(
        { settings, host, handle: (...call) => handleEvents(parts, ...call) },
        signal,
      );
    } finally {
      for (const account of parts.welcomed) host.device({ account }, 'disconnected', 'closing');
    }
  },
} satisfies Connector<CameraEventsSettings, CameraEventsDevice>;
