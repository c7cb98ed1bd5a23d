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
  const faults: Fault[] = [];
  const add = (path: Place, message: Text) => faults.push({ path: pointerOf(path), message });
  if (connector === 'weather') {
    const { format } = config.settings as WeatherSettings;
    const isWarning = format.kind === 'json' && format.warnings !== undefined;
    if (isWarning) add(['settings', 'format', 'warnings'], NOT_FOR_ENTERPRISES);
  }
  for (const [at, { settings }] of config.devices.entries()) {
    const here = ['devices', at, 'settings'];
    if (connector === 'http-push' || connector === 'file-drop') {
      const device = settings as FileDropDevice;
      const isOwn = device.enterpriseCodes.every((code) => namesOf(owner).includes(code));
      if (!isOwn) add([...here, 'enterpriseCodes'], NOT_OF_IT);
      const mapping = device.mapping ?? (config.settings as FileDropSettings).mapping;
      const prefix = device.codePrefix;
      const isOpen = prefix === '' || foreign.hasPointLike(prefix);
      if (mapping === 'pass-through' && isOpen) add([...here, 'codePrefix'], NEEDS_PREFIX);
    }
    if (connector === 'camera-events') {
      const { cameras, passThrough } = settings as CameraEventsDevice;
      if (passThrough) add([...here, 'passThrough'], NOT_FOR_ENTERPRISES);
      for (const [name, camera] of Object.entries(cameras)) {
        if (foreign.isCamera(camera)) add([...here, 'cameras', name], NOT_ITS_CAMERA);
      }
    }
  }
  return faults;
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
