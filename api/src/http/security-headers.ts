import helmet from 'helmet';
import type { RequestHandler } from 'express';
import type { Config } from '../config.ts';

/** A year; sent only where TLS is certain, because a browser that believed it would refuse plain HTTP for as long. */
const HSTS_S = 31_536_000;

/**
 * Everything comes from our own origin. What is wider, and why:
 * - `wasm-unsafe-eval`, `worker-src blob:`: Cesium decodes terrain and models in WebAssembly and workers.
 * - `img-src`/`connect-src` `data:` and `blob:`: map symbols, textures inside glTF, pictures before their upload.
 * - `style-src 'unsafe-inline'`: Angular adds component styles as `<style>`, and ECharts' tooltips carry style attributes.
 */
export function securityHeaders({ publicOrigin }: Config): RequestHandler {
  const tls = publicOrigin?.startsWith('https:') === true;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'", "'wasm-unsafe-eval'"],
        'script-src-attr': ["'none'"],
        'worker-src': ["'self'", 'blob:'],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        // 'self' covers the WebSocket of the same origin (CSP level 3).
        'connect-src': ["'self'", 'data:', 'blob:'],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        ...(tls ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    strictTransportSecurity: tls ? { maxAge: HSTS_S, includeSubDomains: false } : false,
    // Only meaningful with TLS; over plain HTTP browsers ignore it and complain in the console.
    crossOriginOpenerPolicy: tls,
    originAgentCluster: tls,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}
