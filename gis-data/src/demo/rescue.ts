// Rule: a fire station on each lot that the source calls one; a command centre and a medical post on the park's
// two largest other lots that are not roads; a marine post on the largest dock lot. Supplies: a fixed list a kind.
import type { EastNorth, LocalFrame } from '@parkwatch/domain/geo/local-frame';

import { depthInside } from '../geometry/plane-shapes.ts';
import { centreOf } from './buildings.ts';
import type { Lot, RescueStation, Supply } from './demo-park-types.ts';
import { planePolygons, pointAt } from './plane-geometry.ts';

type Post = Pick<RescueStation, 'kind' | 'nameZh' | 'nameEn' | 'people'> & { readonly lot: Lot };

export function makeRescueStations(lots: readonly Lot[], frame: LocalFrame): RescueStation[] {
  const fire = lots
    .filter((lot) => lot.purpose === 'fire-station')
    .map((lot, at): Post => {
      const [zh, en] =
        at === 0 ? ['特勤消防站', 'Special fire station'] : ['西部消防站', 'West fire station'];
      return { kind: 'fire', nameZh: zh, nameEn: en, people: at === 0 ? 46 : 32, lot };
    });
  const offices = bySize(lots, (lot) => lot.holder === 'park' && lot.purpose === 'unspecified');
  const docks = bySize(lots, (lot) => lot.purpose === 'dock');
  const posts: Post[] = [
    ...fire,
    ...offices.slice(0, 2).map((lot, at): Post =>
      at === 0
        ? {
            kind: 'command',
            nameZh: '园区应急指挥中心',
            nameEn: 'Emergency command centre',
            people: 18,
            lot,
          }
        : { kind: 'medical', nameZh: '园区医疗救护站', nameEn: 'Medical post', people: 12, lot },
    ),
    ...docks.slice(0, 1).map((lot): Post => ({
      kind: 'marine',
      nameZh: '水上溢油应急站',
      nameEn: 'Marine spill response post',
      people: 14,
      lot,
    })),
  ];
  return posts.map(({ lot, ...post }, at) => ({
    ref: `rescue-${at + 1}`,
    ...post,
    phone: `000-1190${String(at + 1).padStart(4, '0')}`,
    geometry: pointAt(placeIn(lot, frame), frame),
  }));
}

function bySize(lots: readonly Lot[], isWanted: (lot: Lot) => boolean): Lot[] {
  return lots.filter(isWanted).sort((a, b) => b.areaM2 - a.areaM2);
}

/** The middle of a lot, or where a corner's middle lies inside when the middle does not (long docks). */
export function placeIn(lot: Lot, frame: LocalFrame): EastNorth {
  const polygon = planePolygons(lot.geometry, frame)[0]!;
  const ring = polygon[0]!;
  const middle = centreOf(ring);
  const candidates = ring.flatMap((from, at): EastNorth[] =>
    ring.slice(at + 2).map((to): EastNorth => [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]),
  );
  return [middle, ...candidates].sort(
    (a, b) => depthInside(b, polygon) - depthInside(a, polygon),
  )[0]!;
}

type Item = readonly [
  kind: string,
  nameZh: string,
  nameEn: string,
  quantity: number,
  unitZh: string,
  unitEn: string,
];

const ITEMS: Readonly<Record<RescueStation['kind'], readonly Item[]>> = {
  fire: [
    ['foam', '抗溶性泡沫液', 'Alcohol-resistant foam concentrate', 24, '吨', 't'],
    [
      'breathing-apparatus',
      '正压式空气呼吸器',
      'Self-contained breathing apparatus',
      60,
      '套',
      'sets',
    ],
    ['chemical-suit', '一级化学防护服', 'Level A chemical suit', 24, '套', 'sets'],
    ['foam-truck', '泡沫消防车', 'Foam fire engine', 4, '辆', 'vehicles'],
    ['gas-detector', '四合一气体检测仪', 'Four-gas detector', 16, '台', 'pcs'],
    ['leak-kit', '氯气堵漏工具', 'Chlorine leak sealing kit', 3, '套', 'sets'],
    ['neutraliser', '液碱中和剂', 'Caustic neutraliser', 8, '吨', 't'],
  ],
  command: [
    ['drone', '侦检无人机', 'Reconnaissance drone', 3, '架', 'pcs'],
    ['radio', '防爆对讲机', 'Explosion-proof radio', 80, '部', 'pcs'],
    ['generator', '应急发电车', 'Mobile generator', 2, '辆', 'vehicles'],
  ],
  medical: [
    ['ambulance', '救护车', 'Ambulance', 3, '辆', 'vehicles'],
    ['antidote', '氰化物解毒剂', 'Cyanide antidote kit', 20, '盒', 'boxes'],
    ['calcium-gluconate', '葡萄糖酸钙凝胶', 'Calcium gluconate gel', 60, '支', 'tubes'],
    ['stretcher', '折叠担架', 'Folding stretcher', 25, '副', 'pcs'],
  ],
  marine: [
    ['boom', '围油栏', 'Oil boom', 2400, '米', 'm'],
    ['sorbent', '吸油毡', 'Oil sorbent', 6, '吨', 't'],
    ['skimmer', '收油机', 'Skimmer', 4, '台', 'pcs'],
    ['fire-boat', '消拖两用船', 'Fire-fighting tug', 2, '艘', 'vessels'],
  ],
};

export function makeSupplies(stations: readonly RescueStation[]): Supply[] {
  return stations.flatMap((station) =>
    ITEMS[station.kind].map(([kind, nameZh, nameEn, quantity, unitZh, unitEn]) => ({
      ref: `supply-${station.ref}-${kind}`,
      stationRef: station.ref,
      kind,
      nameZh,
      nameEn,
      quantity,
      unitZh,
      unitEn,
    })),
  );
}
