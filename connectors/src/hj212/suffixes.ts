import type { Factor } from './factors.ts';

/** What stands behind the `-` of a part, and where the unit of its value comes from. */
export type Suffix = {
  /** `number`: a value. `text`: says something in words. The others belong to the values of the same code. */
  readonly is: 'number' | 'text' | 'flag' | 'mark' | 'time';
  unitOf?(factor: Factor | null): string | null;
};

const measured: Suffix = { is: 'number', unitOf: (factor) => factor?.unit ?? null };

/** HJ 212-2017 Table 7, in its order. `Info` holds numbers, codes and texts; what is no number is noted. */
const SUFFIXES = new Map<string, Suffix>(
  Object.entries({
    SampleTime: { is: 'time' },
    Rtd: measured,
    Min: measured,
    Avg: measured,
    Max: measured,
    ZsRtd: measured,
    ZsMin: measured,
    ZsAvg: measured,
    ZsMax: measured,
    Flag: { is: 'flag' },
    // The instrument's own mark (设备标志): each maker has its own, so it changes no quality.
    EFlag: { is: 'mark' },
    Cou: { is: 'number', unitOf: (factor) => factor?.emissionUnit ?? null },
    // State of the equipment: 0 off, 1 runs, 2 calibration, 3 maintenance, 4 alarm, 5 blowing back.
    RS: { is: 'number', unitOf: () => '1' },
    // Running time of the day.
    RT: { is: 'number', unitOf: () => '小时' },
    Data: measured,
    DayData: measured,
    NightData: measured,
    Info: measured,
    SN: { is: 'text' },
  }),
);
/** What makers add (`ValidNum`, `TotalNum`): a number without a unit that we know. */
const unknown: Suffix = { is: 'number', unitOf: () => null };

export function suffixOf(name: string): Suffix {
  return SUFFIXES.get(name) ?? unknown;
}
