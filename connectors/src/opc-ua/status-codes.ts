import type { Quality } from '@parkwatch/domain/reading/reading';

/**
 * OPC UA Part 4 §7.39.1: the highest two bits are the severity, the next fourteen the code, the lowest sixteen flags.
 * Names from Part 6, StatusCode.csv: those that data access servers give to values.
 */
const NAMES: Record<number, string> = {
  0x00000000: 'Good',
  0x00960000: 'GoodLocalOverride',
  0x00300000: 'GoodClamped',
  0x002d0000: 'GoodSubscriptionTransferred',
  0x002f0000: 'GoodOverload',
  0x00a20000: 'GoodEntryInserted',
  0x00a60000: 'GoodMoreData',
  0x408f0000: 'UncertainNoCommunicationLastUsableValue',
  0x40900000: 'UncertainLastUsableValue',
  0x40910000: 'UncertainSubstituteValue',
  0x40920000: 'UncertainInitialValue',
  0x40930000: 'UncertainSensorNotAccurate',
  0x40940000: 'UncertainEngineeringUnitsExceeded',
  0x40950000: 'UncertainSubNormal',
  0x40a40000: 'UncertainDataSubNormal',
  0x406c0000: 'UncertainReferenceOutOfServer',
  0x80010000: 'BadUnexpectedError',
  0x80020000: 'BadInternalError',
  0x80030000: 'BadOutOfMemory',
  0x80040000: 'BadResourceUnavailable',
  0x80050000: 'BadCommunicationError',
  0x800a0000: 'BadTimeout',
  0x800d0000: 'BadServerNotConnected',
  0x800e0000: 'BadServerHalted',
  0x801f0000: 'BadUserAccessDenied',
  0x80310000: 'BadNoCommunication',
  0x80320000: 'BadWaitingForInitialData',
  0x80330000: 'BadNodeIdInvalid',
  0x80340000: 'BadNodeIdUnknown',
  0x80350000: 'BadAttributeIdInvalid',
  0x80360000: 'BadIndexRangeInvalid',
  0x80370000: 'BadIndexRangeNoData',
  0x803a0000: 'BadNotReadable',
  0x803c0000: 'BadOutOfRange',
  0x803d0000: 'BadNotSupported',
  0x803e0000: 'BadNotFound',
  0x80420000: 'BadMonitoredItemIdInvalid',
  0x80430000: 'BadMonitoredItemFilterInvalid',
  0x80440000: 'BadMonitoredItemFilterUnsupported',
  0x80450000: 'BadFilterNotAllowed',
  0x80890000: 'BadConfigurationError',
  0x808a0000: 'BadNotConnected',
  0x808b0000: 'BadDeviceFailure',
  0x808c0000: 'BadSensorFailure',
  0x808d0000: 'BadOutOfService',
  0x808e0000: 'BadDeadbandFilterInvalid',
  0x809d0000: 'BadDataLost',
  0x809e0000: 'BadDataUnavailable',
};

/** Part 8 §6.3: somebody overrode the value by hand; it is good for the process and no measurement. */
const LOCAL_OVERRIDE = 0x00960000;

/** Every code has a quality: what is neither good nor uncertain is bad. */
export function qualityOf(statusCode: number): Quality {
  const severity = statusCode >>> 30;
  if (codeOf(statusCode) === LOCAL_OVERRIDE) return 'uncertain';
  if (severity === 0) return 'good';
  return severity === 1 ? 'uncertain' : 'bad';
}

/** `BadSensorFailure (0x808c0000)`; a code that is not in the table by its severity. */
export function statusName(statusCode: number): string {
  const hex = `0x${(statusCode >>> 0).toString(16).padStart(8, '0')}`;
  const severity = ['Good', 'Uncertain', 'Bad', 'Reserved'][statusCode >>> 30];
  return `${NAMES[codeOf(statusCode)] ?? severity} (${hex})`;
}

/** The codes of the table with their names. */
export function namedStatusCodes(): [number, string][] {
  return Object.entries(NAMES).map(([code, name]) => [Number(code), name]);
}

/** Part 4 §7.39.1: info bits of a value; 0x480 is "queue overflow" (InfoType DataValue, Overflow). */
export function hasOverflow(statusCode: number): boolean {
  return (statusCode & 0x0480) === 0x0480;
}

function codeOf(statusCode: number): number {
  return (statusCode & 0xffff0000) >>> 0;
}
