/** Where a part stands: circuit (回路) and its number in it, below a system of the building. */
export type SystemKey = { readonly systemType: number; readonly systemAddress: number };
export type PartKey = SystemKey & {
  readonly partType: number;
  readonly circuit: number;
  readonly part: number;
};

/** `1/3`: system type and address. */
export function systemPath({ systemType, systemAddress }: SystemKey): string {
  return `${systemType}/${systemAddress}`;
}

/** `1/3/11/0.18`: system, part type, circuit and number. */
export function partPath(key: PartKey): string {
  return `${systemPath(key)}/${key.partType}/${key.circuit}.${key.part}`;
}

/** What a point of this protocol is about; the last word of its name is the bit or the analog type. */
export type PointName =
  | ({ readonly of: 'system'; readonly last: string } & SystemKey)
  | ({ readonly of: 'part' | 'analog'; readonly last: string } & PartKey)
  | { readonly of: 'device'; readonly last: string };

const PART = /^(part|analog)\/(\d+)\/(\d+)\/(\d+)\/(\d+)\.(\d+)\/([\w-]+)$/;
const SYSTEM = /^system\/(\d+)\/(\d+)\/([\w-]+)$/;
const DEVICE = /^device\/([\w-]+)$/;

/** Reads a name as `decode` gives it; null for one of something else. */
export function readPoint(name: string): PointName | null {
  const part = PART.exec(name);
  if (part !== null) {
    const [systemType, systemAddress, partType, circuit, number] = part.slice(2, 7).map(Number);
    const key = { systemType: systemType!, systemAddress: systemAddress!, partType: partType! };
    const of = part[1] === 'part' ? 'part' : 'analog';
    return { of, ...key, circuit: circuit!, part: number!, last: part[7]! };
  }
  const system = SYSTEM.exec(name);
  if (system !== null) {
    const key = { systemType: Number(system[1]), systemAddress: Number(system[2]) };
    return { of: 'system', ...key, last: system[3]! };
  }
  const device = DEVICE.exec(name);
  return device === null ? null : { of: 'device', last: device[1]! };
}
