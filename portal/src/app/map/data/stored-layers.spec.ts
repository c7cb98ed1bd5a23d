import { Component, inject } from '@angular/core';
import { describe, expect, it } from 'vitest';
import { readMapLayer } from '@parkwatch/domain/wire/enterprises';
import { render } from '../../testing/render.ts';
import { LayerRegistry } from '../layer-registry.ts';
import { MapData } from './map-data.ts';

@Component({
  providers: [LayerRegistry, MapData],
  template: '{{ data.dataOf("major-hazards").features.length }}',
})
class Host {
  protected readonly data = inject(MapData);
  constructor() {
    inject(LayerRegistry).setOn('major-hazards', true);
  }
}

const unit = (id: number) => ({
  ...{ type: 'Feature' as const, id, geometry: { type: 'Point' as const, coordinates: [1, 1] } },
  properties: { state: 'level1', nameZh: '罐区', nameEn: 'Tanks' },
});
const layer = (...ids: number[]) => ({ type: 'FeatureCollection', features: ids.map(unit) });

describe('stored layers', () => {
  it('show a major hazard source as soon as the park is told of it', async () => {
    const page = await render(Host, {
      given: ({ server }) => void server.on(readMapLayer, layer(1)),
    });
    await expect.poll(() => page.settle().then(() => page.text())).toContain('1');
    page.server.on(readMapLayer, layer(1, 2));
    page.socket.send('notice', {
      ...{ kind: 'major-hazard.level', text: { zh: '构成', en: 'is one' } },
      ...{ refKind: 'major-hazard', refId: 2 },
    });
    await expect.poll(() => page.settle().then(() => page.text())).toContain('2');
  });
});
