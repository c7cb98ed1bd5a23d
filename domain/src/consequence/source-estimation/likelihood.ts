import { positive } from '../inputs.ts';
import type { OdourReport, SensorReading } from './observation.ts';
import { studentCdf, studentDensity } from './student-t.ts';

/**
 * How well one observation fits the mean concentration that a source would make there, up to a factor that is the same for
 * all sources.
 */
export type Likelihood = {
  /** @param beside  how far from the plume's axis, in standard deviations of the plume */
  readonly of: (lnKgPerM3: number, beside: number) => number;
  /** The part of it that holds whatever the concentration: a faulty sensor, a smell from elsewhere. */
  readonly regardless: number;
  /** Whether the substance was met: detected, or smelt. */
  readonly isPositive: boolean;
  /** Where it changes most: ln of the reading, the detection limit or the odour threshold. */
  readonly lnCentre: number;
};

/**
 * Scatter of ln(observed) about ln(predicted) on the axis of a Gaussian plume: one prediction in three is more than a factor
 * of two off.
 * @source VG 1.45 of the Prairie Grass arcs (docs/consequence/validation.md) is a deviation of 0.61; rounded up for a park
 */
const MODEL_LOG_SD = 0.7;
/**
 * Beside the axis the same plume, shifted by this part of its width, makes ever more of a difference: a plume swings about its
 * mean, and a direction stands for its neighbours.
 */
const AXIS_SD_WIDTHS = 0.3;
const INSTRUMENT_LOG_SD = 0.2;
const FAULT_CHANCE = 0.05;
/** A faulty sensor shows nothing, or anything over six decades, with even chances. */
const FAULTY_SHOWS_NOTHING = 0.5;
const FAULTY_DENSITY = (1 - FAULTY_SHOWS_NOTHING) / Math.log(1e6);

/**
 * Of a sensor's reading: ln(reading) scatters about ln(concentration + background) as Student's t; below the detection limit it
 * is the chance to stay below. Mixed with the chance that the sensor is faulty, so that no single reading can decide.
 * @source left-censored likelihood for non-detects, as in source-term estimation, e.g. Yee 2012, ISRN Appl. Math. 465320
 *   (the Bayesian frame); the mixture is a choice of this project
 */
export function readingLikelihood(reading: SensorReading): Likelihood {
  const { valueKgPerM3, detectionLimitKgPerM3, backgroundKgPerM3 = 0 } = reading;
  const instrument = reading.logSd ?? INSTRUMENT_LOG_SD;
  const faultChance = reading.faultChance ?? FAULT_CHANCE;
  const lnCentre = Math.log(valueKgPerM3 ?? detectionLimitKgPerM3);
  const isDetected = valueKgPerM3 !== null;
  const regardless = faultChance * (isDetected ? FAULTY_DENSITY : FAULTY_SHOWS_NOTHING);
  const of = (lnKgPerM3: number, beside: number): number => {
    const logSd = logSdOf(instrument, beside);
    const z = (lnCentre - Math.log(Math.exp(lnKgPerM3) + backgroundKgPerM3)) / logSd;
    return (
      regardless + (1 - faultChance) * (isDetected ? studentDensity(z) / logSd : studentCdf(z))
    );
  };
  return { of, regardless, isPositive: isDetected, lnCentre };
}

/** From one grade of intensity to the next takes about five times the concentration. */
const LN_PER_GRADE = Math.log(5);
/** People differ in their threshold by a factor of three either way. */
const NOSE_LOG_SD = Math.log(3);
/** A nose follows the peaks of a breath, which stand above the mean of ten minutes. */
const PEAK_OVER_MEAN = 4;
const GRADES = 6;

/**
 * Of a neighbour's report: grade k is reached when the peaks exceed the odour threshold times 5^(k − 1), each nose with its own
 * threshold. What is not this release (1 − trust) may be any grade.
 * @param odourThresholdKgPerM3  detection threshold of the substance, > 0
 * @source six grades, 1 detection and 2 recognition threshold, NH₃ 1 ppm grade 2.5, 2 ppm 3, 5 ppm 3.5: slope about 1.5 grades a
 *   decade (恶臭强度六级表示法, read at tftnews.com/news6047918); recognition 3–10 times detection (environodour.com.au); peak to
 *   mean 4: German GIRL (recalled)
 */
export function reportLikelihood(report: OdourReport, odourThresholdKgPerM3: number): Likelihood {
  const lnFirst = Math.log(
    positive('odourThresholdKgPerM3', odourThresholdKgPerM3) / PEAK_OVER_MEAN,
  );
  const { intensity, trust } = report;
  const regardless = (1 - trust) / GRADES;
  const reaches = (grade: number, lnKgPerM3: number, beside: number): number => {
    if (grade === 0) return 1;
    if (grade === GRADES) return 0;
    const ln = lnKgPerM3 - lnFirst - (grade - 1) * LN_PER_GRADE;
    return studentCdf(ln / logSdOf(NOSE_LOG_SD, beside));
  };
  const isGrade = (ln: number, beside: number): number =>
    reaches(intensity, ln, beside) - reaches(intensity + 1, ln, beside);
  return {
    of: (ln, beside) => regardless + trust * isGrade(ln, beside),
    regardless,
    isPositive: intensity > 0,
    lnCentre: lnFirst + Math.max(0, intensity - 1) * LN_PER_GRADE,
  };
}

function logSdOf(observerLogSd: number, beside: number): number {
  return Math.hypot(MODEL_LOG_SD, observerLogSd, AXIS_SD_WIDTHS * beside);
}
