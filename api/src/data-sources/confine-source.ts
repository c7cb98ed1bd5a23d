import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import type { FileDropDevice, FileDropSettings } from '@parkwatch/domain/sources/file-drop';
import type { CameraEventsDevice } from '@parkwatch/domain/sources/camera-events';
import type { WeatherSettings } from '@parkwatch/domain/sources/weather';
import type { SourceCommon } from '@parkwatch/domain/sources/data-source';
import type { Text } from '@parkwatch/domain/text/text';
import { pointerOf } from '../http/as-problem.ts';
import type { Fault } from './check-config.ts';

/** An enterprise by the names that records know it by. */
export type Owner = { readonly code: string; readonly registrationCode: string | null };
/** What the park says of names in a configuration: they belong to somebody else. */
export type Foreign = {
  /** Whether a point with such a code is another's. */
  hasPointLike(prefix: string): boolean;
  isCamera(name: string): boolean;
};

const NOT_OF_IT: Text = { zh: '不是该企业的编码', en: 'not a code of this enterprise' };
const NEEDS_PREFIX: Text = {
  zh: '直接使用园区编码时必填，且须是该企业测点编码的前缀',
  en: 'required where the park’s codes pass through: the beginning of the codes of this enterprise’s points alone',
};
const NOT_ITS_CAMERA: Text = {
  zh: '不是该企业的摄像机',
  en: 'not a camera of this enterprise',
};
const NOT_FOR_ENTERPRISES: Text = {
  zh: '企业的数据源不能使用，只能由园区的数据源使用',
  en: 'for sources of the park alone',
};

const namesOf = ({ code, registrationCode }: Owner) => [code, registrationCode ?? code];

type Parsed = { readonly connector: ConnectorId; readonly config: SourceCommon };
type Place = (string | number)[];

/**
 * What the gateway's key alone would not keep a source of an enterprise from: a key of the park writes everything. Its
 * records, codes that pass through and cameras must be the enterprise's; what is the whole park's it cannot deliver.
 */
export function ownershipFaults(parsed: Parsed, owner: Owner, foreign: Foreign): Fault[] {
  const { connector, config } = parsed;
  if (connector === 'weather') return weatherFaults(config.settings as WeatherSettings);
  return config.devices.flatMap(({ settings }, at) => {
    const here = ['devices', at, 'settings'];
    if (connector === 'camera-events')
      return cameraFaults(settings as CameraEventsDevice, here, foreign);
    if (connector !== 'http-push' && connector !== 'file-drop') return [];
    const device = settings as FileDropDevice;
    const mapping = device.mapping ?? (config.settings as FileDropSettings).mapping;
    return recordFaults({ ...device, mapping }, here, { owner, foreign });
  });
}

function fault(path: Place, message: Text): Fault {
  return { path: pointerOf(path), message };
}

function weatherFaults({ format }: WeatherSettings): Fault[] {
  if (format.kind !== 'json' || format.warnings === undefined) return [];
  return [fault(['settings', 'format', 'warnings'], NOT_FOR_ENTERPRISES)];
}

function cameraFaults(
  { cameras, passThrough }: CameraEventsDevice,
  here: Place,
  foreign: Foreign,
): Fault[] {
  const others = Object.entries(cameras).filter(([, camera]) => foreign.isCamera(camera));
  return [
    ...(passThrough ? [fault([...here, 'passThrough'], NOT_FOR_ENTERPRISES)] : []),
    ...others.map(([name]) => fault([...here, 'cameras', name], NOT_ITS_CAMERA)),
  ];
}

function recordFaults(
  { enterpriseCodes, codePrefix, mapping }: FileDropDevice,
  here: Place,
  { owner, foreign }: { readonly owner: Owner; readonly foreign: Foreign },
): Fault[] {
  const isOwn = enterpriseCodes.every((code) => namesOf(owner).includes(code));
  const isOpen = codePrefix === '' || foreign.hasPointLike(codePrefix);
  return [
    ...(isOwn ? [] : [fault([...here, 'enterpriseCodes'], NOT_OF_IT)]),
    ...(mapping === 'pass-through' && isOpen ? [fault([...here, 'codePrefix'], NEEDS_PREFIX)] : []),
  ];
}

/** What `ownershipFaults` asks the park about. */
export function namesAskedFor({ connector, config }: Parsed) {
  const settings = config.devices.map((device) => device.settings);
  const isFile = connector === 'http-push' || connector === 'file-drop';
  return {
    prefixes: isFile ? settings.map((one) => (one as FileDropDevice).codePrefix) : [],
    cameras:
      connector === 'camera-events'
        ? settings.flatMap((one) => Object.values((one as CameraEventsDevice).cameras))
        : [],
  };
}

type Raw = {
  readonly devices?: readonly { readonly settings?: Readonly<Record<string, unknown>> }[];
};

/** The configuration as its gateway gets it: accounts that name no enterprise deliver for the source's own. */
export function confined(connector: ConnectorId, config: unknown, owner: Owner | null): unknown {
  if (owner === null || (connector !== 'http-push' && connector !== 'file-drop')) return config;
  const { devices = [], ...rest } = config as Raw;
  return {
    ...rest,
    devices: devices.map((device) => {
      const { enterpriseCodes } = device.settings ?? {};
      const isNamed = Array.isArray(enterpriseCodes) && enterpriseCodes.length > 0;
      const codes = isNamed ? enterpriseCodes : [...new Set(namesOf(owner))];
      return { ...device, settings: { ...device.settings, enterpriseCodes: codes } };
    }),
  };
}
