import * as z from 'zod';

export const REGISTER_TYPES = [
  'bool',
  'u16',
  'i16',
  'u32',
  'i32',
  'u64',
  'i64',
  'f32',
  'f64',
] as const;
export type RegisterType = (typeof REGISTER_TYPES)[number];
/** How the bytes A (highest) to D of a value of two words follow each other on the wire; longer values likewise. */
export const WORD_ORDERS = ['ABCD', 'CDAB', 'BADC', 'DCBA'] as const;
export type WordOrder = (typeof WORD_ORDERS)[number];
/** `rtu-over-tcp`: the frame of the serial line with its CRC inside TCP, as many serial servers pass it on. */
export const MODBUS_MODES = ['tcp', 'rtu-over-tcp'] as const;
export type ModbusMode = (typeof MODBUS_MODES)[number];

/** 1 coils, 2 discrete inputs, 3 holding registers, 4 input registers: we read and never write. */
const functionCode = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type FunctionCode = z.infer<typeof functionCode>;
/** Counted from 0 as on the wire: 40001 of many manuals is address 0 of function 3. */
const address = z.int().min(0).max(65_535);
const bit = z.int().min(0).max(15);
const statusName = z.string().regex(/^[a-z][\w-]{0,49}$/);

/** A register that says how a channel is. Each name becomes a point `<value>.<name>` that is 1 or 0. */
const registerStatus = z.object({
  fc: z.union([z.literal(3), z.literal(4)]).default(3),
  address,
  /** Names of single bits. */
  bits: z.record(statusName, bit).default({}),
  /** Names of numbers (a status that counts: 0 normal, 1 low, 2 high, 3 fault). */
  codes: z.record(statusName, z.array(z.int().min(0).max(65_535)).min(1).max(100)).default({}),
  /** Numbers that are well; only looked at where there are codes. Any other number leaves the value uncertain. */
  ok: z.array(z.int().min(0).max(65_535)).max(100).default([0]),
  /** While one of these names stands, the value is bad. */
  bad: z.array(statusName).max(50).default(['fault', 'offline', 'disabled']),
});

const registerPoint = z
  .object({
    fc: functionCode.default(3),
    address,
    /** Without it `bool` for functions 1 and 2, `u16` for 3 and 4. */
    type: z.enum(REGISTER_TYPES).optional(),
    wordOrder: z.enum(WORD_ORDERS).default('ABCD'),
    /** One bit of the register, 0 the lowest: the value is 1 or 0. */
    bit: bit.optional(),
    /** The value is `register × scale + offset`, in `unit`. */
    scale: z
      .number()
      .refine((scale) => scale !== 0)
      .default(1),
    offset: z.number().default(0),
    unit: z.string().min(1).max(30).optional(),
    /**
     * In `unit`; outside of it the channel is broken and the value bad. Currents of 4 to 20 mA: 3.6 to 21 (NAMUR NE 43).
     */
    valid: z.object({ min: z.number(), max: z.number() }).optional(),
    status: registerStatus.optional(),
  })
  .superRefine(({ fc, address: from, type, bit: of }, check) => {
    const fault = (path: string, message: string) =>
      check.addIssue({ code: 'custom', path: [path], message });
    if (fc <= 2 && (type ?? 'bool') !== 'bool') fault('type', 'functions 1 and 2 read single bits');
    if (fc <= 2 && of !== undefined) fault('bit', 'functions 1 and 2 read single bits');
    if (of !== undefined && wordsOf(type ?? 'u16') > 1) fault('bit', 'a bit is of one register');
    if (from + wordsOf(type ?? 'u16') > 65_536) fault('address', 'ends beyond register 65535');
  });
export type RegisterPoint = z.infer<typeof registerPoint>;

/** By the name under which the device's mapping knows the point. */
const registerMap = z.record(z.string().min(1).max(200), registerPoint);
export type RegisterMap = z.infer<typeof registerMap>;

/** 16-bit words that a value takes. */
export function wordsOf(type: RegisterType): number {
  if (type === 'bool' || type === 'u16' || type === 'i16') return 1;
  return type === 'u64' || type === 'i64' || type === 'f64' ? 4 : 2;
}

const hostName = z.string().trim().min(1).max(253);
const port = z.int().min(1).max(65_535);
const timeoutMs = z.int().min(50).max(60_000);
const pollMs = z.int().min(100).max(3_600_000);

/** What holds for all devices; each may say otherwise. */
export const modbusTcpSettings = z.object({
  host: hostName.optional(),
  port: port.default(502),
  mode: z.enum(MODBUS_MODES).default('tcp'),
  /** How long an answer is waited for. */
  timeoutMs: timeoutMs.default(1000),
  pollMs: pollMs.default(5000),
  /** Registers that nobody asked for and that are read to save a request. */
  maxGap: z.int().min(0).max(100).default(8),
  /** Most registers in a request; the standard allows 125, some devices less. */
  maxWords: z.int().min(4).max(125).default(125),
  /** Register maps that several devices share, by name (a maker's type). */
  maps: z.record(z.string().min(1).max(100), registerMap).default({}),
});
export type ModbusTcpSettings = z.infer<typeof modbusTcpSettings>;

export const modbusTcpDevice = z
  .object({
    host: hostName.optional(),
    port: port.optional(),
    unit: z.int().min(0).max(255).default(1),
    mode: z.enum(MODBUS_MODES).optional(),
    timeoutMs: timeoutMs.optional(),
    pollMs: pollMs.optional(),
    /** Name of a shared map; registers of its own come on top. */
    map: z.string().min(1).max(100).optional(),
    registers: registerMap.default({}),
  })
  .prefault({});
export type ModbusTcpDevice = z.infer<typeof modbusTcpDevice>;
