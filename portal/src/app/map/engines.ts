import { InjectionToken } from '@angular/core';
import type { EngineFactory } from './map-engine.ts';
import type { MapMode } from './map-url.ts';

/** The renderers by mode, each in a chunk of its own that is fetched when it is first wanted. Specs put the one without pixels here. */
export const ENGINES = new InjectionToken<Readonly<Record<MapMode, () => Promise<EngineFactory>>>>(
  'map engines',
  {
    factory: () => ({
      '2d': async () =>
        (await import('./engines/openlayers/openlayers-engine.ts')).openLayersEngine,
      '3d': async () => (await import('./engines/cesium/cesium-engine.ts')).cesiumEngine,
    }),
  },
);
