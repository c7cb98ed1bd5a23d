// Rule: sixteen places on the mainland north of the island, drawn with a fixed seed inside the largest land polygon,
// at least 350 m inland, 700 m apart and 1.5 to 6 km from the island's northern shore. Kinds in turn:
// three residential areas, a school, a hospital … Names and populations are invented.
import type { EastNorth, LocalFrame } from '@parkwatch/domain/geo/local-frame';
import { signedArea } from '@parkwatch/domain/geo/polygon';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';

import type { PlanePolygon } from '../geometry/plane-shapes.ts';
import { depthInside, lengthBetween } from '../geometry/plane-shapes.ts';
import type { Coast, ProtectedTarget } from './demo-park-types.ts';
import { planePolygons, pointAt, toPlane } from './plane-geometry.ts';

const SEED = 20_260_300;
const COUNT = 16;
const BOX = { west: 103.66, south: 1.3, east: 103.76, north: 1.345 };
const NAMES = [
  '海棠',
  '清溪',
  '南枫',
  '云桥',
  '东篱',
  '月湾',
  '竹里',
  '晴川',
  '梧桐',
  '新垣',
  '碧潭',
  '松风',
  '北亭',
  '柳岸',
  '石榴',
  '长汀',
];
const NAMES_EN = [
  'Haitang',
  'Qingxi',
  'Nanfeng',
  'Yunqiao',
  'Dongli',
  'Yuewan',
  'Zhuli',
  'Qingchuan',
  'Wutong',
  'Xinyuan',
  'Bitan',
  'Songfeng',
  'Beiting',
  "Liu'an",
  'Shiliu',
  'Changting',
];

type Kind = ProtectedTarget['kind'];
const KINDS: readonly Kind[] = ['residential', 'residential', 'school', 'residential', 'hospital'];
const WORDS: Readonly<Record<Kind, readonly [zh: string, en: string, low: number, high: number]>> =
  {
    residential: ['社区', 'residential area', 2400, 14_000],
    school: ['学校', 'school', 600, 2200],
    hospital: ['医院', 'hospital', 300, 1400],
  };

export function makeProtectedTargets(
  coast: readonly Coast[],
  frame: LocalFrame,
): ProtectedTarget[] {
  const random = seededRandom(SEED);
  const mainland = mainlandOf(coast, frame);
  const places: EastNorth[] = [];
  for (let attempt = 0; attempt < 5000 && places.length < COUNT; attempt++) {
    const lon = random.between(BOX.west, BOX.east);
    const place = toPlane([lon, random.between(BOX.south, BOX.north)], frame);
    const isClear = places.every((other) => lengthBetween(other, place) > 700);
    if (isClear && depthInside(place, mainland) > 350) places.push(place);
  }
  return places.map((place, at) => {
    const kind = KINDS[at % KINDS.length]!;
    const [zh, en, low, high] = WORDS[kind];
    return {
      ref: `target-${at + 1}`,
      kind,
      nameZh: `${NAMES[at]}${zh}`,
      nameEn: `${NAMES_EN[at]} ${en}`,
      population: Math.round(random.between(low, high) / 10) * 10,
      geometry: pointAt(place, frame),
    };
  });
}

/** Of the land polygons that reach into the box, the largest: islands are small. */
export function mainlandOf(coast: readonly Coast[], frame: LocalFrame): PlanePolygon {
  const corner = toPlane([BOX.west, BOX.south], frame);
  const far = toPlane([BOX.east, BOX.north], frame);
  const inBox = ([east, north]: EastNorth): boolean =>
    east > corner[0] && east < far[0] && north > corner[1] && north < far[1];
  const candidates = coast
    .flatMap((land) => planePolygons(land.geometry, frame))
    .filter((polygon) => polygon[0]?.some(inBox) === true)
    .sort((a, b) => Math.abs(signedArea(b[0]!)) - Math.abs(signedArea(a[0]!)));
  if (candidates[0] === undefined) throw new Error('no mainland in seeds/coast.geojson');
  return candidates[0];
}
