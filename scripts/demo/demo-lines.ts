import { parkWideCode } from '../../api/src/demo/demo-points.ts';
import cameraEvents from '../../connectors/src/camera-events/simulate.ts';
import hj212 from '../../connectors/src/hj212/simulate.ts';
import httpPush from '../../connectors/src/http-push/simulate.ts';
import jt808 from '../../connectors/src/jt808/simulate.ts';
import modbus from '../../connectors/src/modbus-tcp/simulate.ts';
import weather from '../../connectors/src/weather/simulate.ts';
import type { DemoPark, SensorPoint } from '../../gis-data/src/demo/demo-park-types.ts';
import { readingValue } from '../../gis-data/src/signals/signals.ts';
import type { Signals } from '../../gis-data/src/signals/signals.ts';
import { secretOf } from './demo-line.ts';
import type { DemoDevice, DemoSource, ToDemo } from './demo-line.ts';

export type DemoWorld = {
  readonly park: DemoPark;
  readonly signals: Signals;
  readonly toDemo: ToDemo;
  /** The key of the gateway, of which the devices' secrets are made. */
  readonly gatewayKey: string;
};

/** Account of the AIS receiver, which pushes the positions of vessels. */
export const AIS_ACCOUNT = 'ais';
const PERIOD_MS = {
  plant: 30_000,
  gas: 30_000,
  air: 60_000,
  weather: 60_000,
  vehicle: 5000,
  box: 60_000,
};

/** Which lines bring the demo park's signals, by the protocols that such things speak. */
export function demoLines(world: DemoWorld): DemoSource[] {
  return [
    {
      ...{ key: 'demo-air', connector: 'hj212', simulator: hj212 },
      ...{ nameZh: '空气站数采仪', nameEn: 'Loggers of the air stations' },
      devices: airStations(world),
    },
    {
      ...{ key: 'demo-weather', connector: 'weather', simulator: weather },
      ...{ nameZh: '园区气象站', nameEn: 'Weather stations of the park' },
      devices: weatherStations(world),
      settings: { pollS: PERIOD_MS.weather / 1000 },
    },
    {
      ...{ key: 'demo-vehicles', connector: 'jt808', simulator: jt808 },
      ...{ nameZh: '危化品车辆终端', nameEn: 'Terminals of hazmat vehicles' },
      devices: vehicles(world),
    },
    {
      ...{ key: 'demo-gas', connector: 'modbus-tcp', simulator: modbus },
      ...{ nameZh: '气体报警控制器', nameEn: 'Gas alarm controllers' },
      devices: ofEnterprises(world, (point) => isGas(point)).map(gasController),
    },
    {
      ...{ key: 'demo-plants', connector: 'http-push', simulator: httpPush },
      ...{ nameZh: '企业 DCS 与管理系统', nameEn: 'DCS and management systems of enterprises' },
      devices: [...plants(world), aisReceiver(world.gatewayKey)],
    },
    {
      ...{ key: 'demo-cameras', connector: 'camera-events', simulator: cameraEvents },
      ...{ nameZh: '企业视频分析盒子', nameEn: 'Video analytics boxes of enterprises' },
      devices: analyticsBoxes(world),
    },
    {
      ...{ key: 'demo-uploads', connector: 'file-drop' },
      ...{ nameZh: '上传文件', nameEn: 'Uploaded files' },
      devices: [uploads],
    },
  ];
}

/** Takes what people upload in the portal, for every enterprise and for the park. */
const uploads: DemoDevice = {
  ...{
    account: 'uploads',
    nameZh: '上传文件',
    intervalMs: PERIOD_MS.plant,
    points: [],
    mapping: {},
  },
  settings: { takesUploads: true },
};

const isGas = ({ kind }: SensorPoint) => kind.endsWith('-gas') || kind === 'oxygen';

/** Six digits are more than any of these instruments has. */
function valueOf({ signals, toDemo }: DemoWorld, point: SensorPoint) {
  return (atMs: number) => {
    const value = readingValue(signals, point.signal, toDemo(atMs));
    return value === null ? null : Number(value.toPrecision(6));
  };
}

type Owned = {
  readonly world: DemoWorld;
  readonly code: string;
  readonly number: number;
  readonly nameZh: string;
  readonly points: readonly SensorPoint[];
};

/** Points of each enterprise that has some of the wanted sort; the number is its place in the list of all. */
function ofEnterprises(world: DemoWorld, isWanted: (point: SensorPoint) => boolean): Owned[] {
  return world.park.enterprises.flatMap(({ ref, code, nameZh }, at) => {
    const points = world.park.points.filter((one) => one.enterpriseRef === ref && isWanted(one));
    return points.length === 0 ? [] : [{ world, code, number: at + 1, nameZh, points }];
  });
}

/** Points under their tags in the plant, mapped to the park's codes. */
function tagged({ world, code, points }: Owned) {
  return {
    points: points.map((point) => ({
      ...{ point: point.code, unit: point.unit, valueAt: valueOf(world, point) },
    })),
    mapping: Object.fromEntries(
      points.map((point) => [point.code, { point: parkWideCode(point.code, code) }]),
    ),
  };
}

function gasController(owned: Owned): DemoDevice {
  const nameZh = `${owned.nameZh} 气体报警控制器`;
  return { account: `gas-${owned.number}`, nameZh, intervalMs: PERIOD_MS.gas, ...tagged(owned) };
}

function plants(world: DemoWorld): DemoDevice[] {
  const others = ofEnterprises(world, (point) => !isGas(point));
  const byCode = new Map(others.map((owned) => [owned.code, owned]));
  // Every enterprise has an account: those without such points deliver records.
  return world.park.enterprises.map(({ code, nameZh }, at) => {
    const owned = byCode.get(code) ?? { world, code, number: at + 1, nameZh, points: [] };
    return {
      ...{ account: code, secret: secretOf(world.gatewayKey, code), nameZh },
      ...{ intervalMs: PERIOD_MS.plant, ...tagged(owned) },
      settings: { codePrefix: `${code}-`, enterpriseCodes: [code] },
    };
  });
}

/**
 * A box at each enterprise whose facilities cameras look at. It sees nothing and says that it lives; at every fourth enterprise
 * it was never put up, and what its cameras should recognise is recognised by nobody.
 */
function analyticsBoxes({ park, gatewayKey }: DemoWorld): DemoDevice[] {
  const watching = park.cameras.filter(({ facilityRef }) => facilityRef !== null);
  const owners = park.enterprises.filter(({ ref }) =>
    watching.some(({ enterpriseRef }) => enterpriseRef === ref),
  );
  const standing = owners.filter((_, at) => at % 4 !== 3);
  return standing.map(({ ref, code, nameZh }) => {
    const account = `box-${code}`;
    const own = watching.filter(({ enterpriseRef }) => enterpriseRef === ref);
    return {
      ...{ account, secret: secretOf(gatewayKey, account), nameZh: `${nameZh} 视频分析盒子` },
      ...{ intervalMs: PERIOD_MS.box, points: [], mapping: {} },
      settings: {
        cameras: Object.fromEntries(own.map((camera, at) => [`ch-${at + 1}`, camera.ref])),
        passThrough: false,
      },
    };
  });
}

function aisReceiver(gatewayKey: string): DemoDevice {
  return {
    ...{ account: AIS_ACCOUNT, secret: secretOf(gatewayKey, AIS_ACCOUNT), nameZh: 'AIS 岸台' },
    ...{ intervalMs: PERIOD_MS.plant, points: [] },
    mapping: {},
    // Invented MMSI numbers (gis-data/src/demo/moving-objects.ts) all begin so.
    settings: { mapping: 'pass-through', codePrefix: '199' },
  };
}

/** HJ 212 codes of what the recordings call so (HJ 212-2017 Annex B; a05024 is used for ozone in the field). */
const FACTORS: Readonly<Record<string, string>> = {
  ...{ pm25: 'a34004', pm10: 'a34002', so2: 'a21026', no2: 'a21004', co: 'a21005', o3: 'a05024' },
};

function airStations(world: DemoWorld): DemoDevice[] {
  return stations(world.park, ({ kind }) => kind === 'air-quality').map(([station, points]) => {
    const named = points.map((point) => ({ point, name: `${FACTORS[point.signal.channel]}-Rtd` }));
    // MN: 24 hex digits. The stations measure µg/m³, not what the standard's table has.
    const account = `DE${String(station).padStart(22, '0')}`;
    const units = named.map(({ point, name }) => [name, point.unit]);
    return {
      ...{ account, secret: secretOf(world.gatewayKey, account).slice(0, 6) },
      ...{ nameZh: `${station} 号空气站`, intervalMs: PERIOD_MS.air },
      points: named.map(({ point, name }) => ({
        ...{ point: name, unit: point.unit, valueAt: valueOf(world, point) },
      })),
      mapping: Object.fromEntries(named.map(({ point, name }) => [name, { point: point.code }])),
      settings: { units: Object.fromEntries(units) as object },
    };
  });
}

const WEATHER_KINDS = ['wind-speed', 'wind-direction', 'air-temperature', 'humidity', 'rain'];

function weatherStations(world: DemoWorld): DemoDevice[] {
  const isWeather = ({ kind }: SensorPoint) => WEATHER_KINDS.includes(kind);
  return stations(world.park, isWeather).map(([station, points]) => ({
    ...{
      account: `station-${station}`,
      nameZh: `${station} 号气象站`,
      intervalMs: PERIOD_MS.weather,
    },
    points: points.map((point) => ({
      ...{ point: point.kind, unit: point.unit, valueAt: valueOf(world, point) },
    })),
    mapping: Object.fromEntries(points.map(({ kind, code }) => [kind, { point: code }])),
  }));
}

/** The park's own points by station: `ENV3-07` is of station 3. */
function stations(park: DemoPark, isWanted: (point: SensorPoint) => boolean) {
  const own = park.points.filter((point) => point.enterpriseRef === null && isWanted(point));
  return [...Map.groupBy(own, ({ code }) => Number(/^ENV(\d+)-/.exec(code)?.[1] ?? 0))];
}

function vehicles({ park, signals, toDemo, gatewayKey }: DemoWorld): DemoDevice[] {
  const trucks = park.movingObjects.filter(({ kind }) => kind === 'hazmat-truck');
  return trucks.map(({ ref, code, nameZh }, at) => {
    const account = String(13_900_000_001 + at);
    return {
      ...{ account, secret: secretOf(gatewayKey, account), nameZh, object: code },
      ...{ intervalMs: PERIOD_MS.vehicle, points: [], mapping: {} },
      positionAt(atMs) {
        const track = signals.tracksAt(toDemo(atMs)).find((one) => one.ref === ref);
        if (track === undefined) return null;
        const { lon, lat, speedMPerS, headingDeg } = track;
        return { lon, lat, speedKmh: speedMPerS * 3.6, headingDeg };
      },
    };
  });
}
