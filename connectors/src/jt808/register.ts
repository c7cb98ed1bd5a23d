import { bcd, readFields, readText, text, uint, widthOf } from './fields.ts';
import type { Header } from './read-frame.ts';

/** Where a terminal and its vehicle are at home. JT/T 808-2013, 8.5 (0x0100) and its 2011 and 2019 forms. The plate follows. */
const layout = (maker: number, model: number, terminalId: number) =>
  [
    uint('province', 2),
    uint('city', 2),
    text('maker', maker),
    text('model', model),
    text('terminalId', terminalId),
    uint('plateColor', 1),
  ] as const;
const LAYOUTS = { 2011: layout(5, 8, 7), 2013: layout(5, 20, 7), 2019: layout(11, 30, 30) };
const PLATE_AT = {
  ...{ 2011: widthOf(LAYOUTS[2011]), 2013: widthOf(LAYOUTS[2013]) },
  2019: widthOf(LAYOUTS[2019]),
};
/** Without a plate the vehicle's identification number stands in its place. */
const VIN = /^[A-HJ-NPR-Z0-9]{17}$/i;

export type Registration = {
  readonly layout: 2011 | 2013 | 2019;
  readonly province: number;
  readonly city: number;
  readonly maker: string;
  readonly model: string;
  readonly terminalId: string;
  readonly plateColor: number;
  readonly plate: string;
};

/** What a terminal registers with (0x0100). */
export function readRegistration(
  body: Buffer,
  edition: Header['edition'],
): Registration | { readonly rejected: string } {
  const layout = edition === 2019 ? 2019 : layoutOf(body);
  if (body.length < PLATE_AT[layout]) {
    return { rejected: `short-body: a registration is ${PLATE_AT[layout]} bytes or more` };
  }
  const plate = readText(body.subarray(PLATE_AT[layout]));
  return { layout, ...readFields(LAYOUTS[layout], body), plate };
}

/** 2011 and 2013 have one header: the model of 2011 is 12 bytes shorter, which no plate makes up for. */
function layoutOf(body: Buffer): 2011 | 2013 {
  if (body.length < PLATE_AT[2013]) return 2011;
  const isVin = body.length === PLATE_AT[2011] + 17 && body[PLATE_AT[2011] - 1] === 0;
  return isVin && VIN.test(body.toString('latin1', PLATE_AT[2011])) ? 2011 : 2013;
}

const AUTHENTICATION_2019 = [text('imei', 15), text('software', 20)] as const;

export type Authentication = {
  readonly token: string;
  readonly imei?: string;
  readonly software?: string;
};

/** The token that a terminal shows (0x0102). JT/T 808-2013, 8.8 (0x0102); 2019 adds IMEI and version. */
export function readAuthentication(
  body: Buffer,
  edition: Header['edition'],
): Authentication | { readonly rejected: string } {
  if (edition === 2013) return { token: readText(body) };
  const tokenEnd = 1 + (body[0] ?? Infinity);
  if (tokenEnd + widthOf(AUTHENTICATION_2019) > body.length) {
    return { rejected: 'short-body: token, IMEI and software version of 2019' };
  }
  const token = readText(body.subarray(1, tokenEnd));
  return { token, ...readFields(AUTHENTICATION_2019, body, tokenEnd) };
}

/** Fixed beginning of the properties of a terminal (0x0107) in the editions of 2013 and 2019. */
const properties = (model: number, terminalId: number) =>
  [
    uint('type', 2),
    text('maker', 5),
    text('model', model),
    text('terminalId', terminalId),
    bcd('iccid', 10),
  ] as const;
const PROPERTIES = { 2013: properties(20, 7), 2019: properties(30, 30) };

export type Properties = {
  readonly type: number;
  readonly maker: string;
  readonly model: string;
  readonly terminalId: string;
  readonly iccid: string;
  readonly hardware: string;
  readonly firmware: string;
  readonly gnss: number;
  readonly radio: number;
};

/** What a terminal is (0x0107). */
export function readProperties(
  body: Buffer,
  edition: Header['edition'],
): Properties | { readonly rejected: string } {
  const table = PROPERTIES[edition];
  const hardwareAt = widthOf(table);
  const firmwareAt = hardwareAt + 1 + (body[hardwareAt] ?? Infinity);
  const end = firmwareAt + 1 + (body[firmwareAt] ?? Infinity);
  if (end + 2 > body.length) return { rejected: 'short-body: properties of a terminal' };
  return {
    ...readFields(table, body),
    hardware: readText(body.subarray(hardwareAt + 1, firmwareAt)),
    firmware: readText(body.subarray(firmwareAt + 1, end)),
    ...{ gnss: body[end]!, radio: body[end + 1]! },
  };
}
