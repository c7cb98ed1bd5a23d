import { STANDARD_PRESSURE_PA, ZERO_CELSIUS_K } from '@parkwatch/domain/consequence/constants';
import type { Known, VesselFacts } from '@parkwatch/domain/consequence/run/run-facts';
import type { ConsequencePlace } from '@parkwatch/domain/wire/consequence';
import { given, registered, unknown } from './known.ts';
import { live, liveFact, pickReading, silent } from './live-value.ts';
import type { LiveRow } from './live-value.ts';

/** The part of the registry's row that describes the vessel. */
export type VesselRow = {
  readonly kind: string;
  readonly capacity_t: number | null;
  readonly quantity_t: number | null;
  readonly diameter_m: number | null;
  readonly height_m: number | null;
  readonly stock_at: Date | null;
};

const KG_PER_T = 1000;
const PA_PER_KPA = 1000;
const GAUGE = { zh: '表压，加 101.325 kPa', en: 'gauge, 101.325 kPa added' } as const;
const BELOW_VACUUM = { zh: '表压读数低于真空', en: 'gauge pressure below vacuum' } as const;
const GIVEN_CONTENTS = {
  zh: '存量已由推演人给定，不采用液位',
  en: 'the contents are given: the level is not used',
} as const;

/** What is known of the vessel: what the person typed, else its sensors, else the registry. */
export function vesselFacts(
  place: ConsequencePlace,
  row: VesselRow | null,
  sensors: readonly LiveRow[],
): VesselFacts {
  const { contentsT, temperatureC, pressureKPaAbs, bundAreaM2 } = place;
  return {
    facilityKind: row?.kind ?? null,
    capacityKg: row === null ? unknown(null) : registered(inKg(row.capacity_t)),
    contentsKg: contentsT === undefined ? stockOf(row) : given(contentsT * KG_PER_T),
    fillLevel:
      contentsT === undefined ? fillLevel(sensors, row?.height_m ?? null) : unknown(GIVEN_CONTENTS),
    temperatureK:
      temperatureC === undefined
        ? liveFact(sensors, { kind: 'temperature', unit: 'K', prefer: 'highest' })
        : given(temperatureC + ZERO_CELSIUS_K),
    pressurePa:
      pressureKPaAbs === undefined ? absolutePressure(sensors) : given(pressureKPaAbs * PA_PER_KPA),
    // The registry has no bunds (yet).
    bundAreaM2: bundAreaM2 === undefined ? unknown(null) : given(bundAreaM2),
    diameterM: row === null ? unknown(null) : registered(row.diameter_m),
    heightM: row === null ? unknown(null) : registered(row.height_m),
  };
}

function stockOf(row: VesselRow | null): Known<number> {
  return row === null ? unknown(null) : registered(inKg(row.quantity_t), row.stock_at);
}

function inKg(tonnes: number | null): number | null {
  return tonnes === null ? null : tonnes * KG_PER_T;
}

/** Transmitters of level show percent, or a length that the vessel's height turns into a share. */
function fillLevel(sensors: readonly LiveRow[], heightM: number | null): Known<number> {
  const share = pickReading(sensors, { kind: 'level', unit: '%', prefer: 'highest' });
  if (share !== null) return live(asShare(share.value / 100), share.row);
  const length = pickReading(sensors, { kind: 'level', unit: 'm', prefer: 'highest' });
  if (length !== null && heightM !== null) return live(asShare(length.value / heightM), length.row);
  return silent(sensors, 'level');
}

/** A transmitter may overshoot its ends. */
function asShare(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Transmitters of pressure in process plants show gauge pressure. */
function absolutePressure(sensors: readonly LiveRow[]): Known<number> {
  const reading = pickReading(sensors, { kind: 'pressure', unit: 'Pa', prefer: 'highest' });
  if (reading === null) return silent(sensors, 'pressure');
  const absolutePa = reading.value + STANDARD_PRESSURE_PA;
  return absolutePa > 0
    ? live(absolutePa, reading.row, GAUGE)
    : unknown(BELOW_VACUUM, reading.row.at);
}
