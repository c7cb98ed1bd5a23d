import * as z from 'zod';
import { listenSettings } from './data-source.ts';

const encoding = z.enum(['auto', 'utf-8', 'gbk']);
/** `modbus` takes frames with Modbus's CRC too; the standard's is always taken. */
const crc = z.enum(['hj212', 'modbus']);
/** Clock of the frames, minutes east of UTC: 480 is the standard's (GMT+8). */
const utcOffsetMin = z.int().min(-720).max(840);

/** HJ 212-2005/2017: loggers connect to us by TCP (we are the 上位机). */
export const hj212Settings = z.object({
  ...listenSettings,
  port: z.int().min(0).max(65_535).default(9212),
  /** Of text in frames, for devices that say nothing else; `auto`: UTF-8 where it is valid, else GBK. */
  encoding: encoding.default('auto'),
  /** For devices that say nothing else. */
  crc: crc.default('hj212'),
  /** For devices that say nothing else. */
  utcOffsetMin: utcOffsetMin.default(480),
  /** How long we wait for an answer to a request, seconds (Table 10: 10 s). */
  answerS: z.number().min(0.01).max(99).default(10),
  /** How often a request without an answer is sent again (Table 10: 3). */
  resends: z.int().min(0).max(99).default(3),
  /** Pause before a device that could not give its history is asked again, seconds; twice as long each time. */
  againS: z.number().min(0.01).max(3600).default(60),
  /** A connection is closed after so many frames of accounts that are refused. */
  refusals: z.int().min(1).max(1000).default(3),
});
export type Hj212Settings = z.infer<typeof hj212Settings>;

/** A logger (数采仪). Its account is the MN, its secret the PW. */
export const hj212Device = z
  .object({
    encoding: encoding.optional(),
    crc: crc.optional(),
    utcOffsetMin: utcOffsetMin.optional(),
    /** Form of our requests and answers; `auto`: that of the device's own Flag byte. */
    edition: z.enum(['auto', '2005', '2017']).default('auto'),
    /** Units the device really sends, by point (`a34004-Rtd`) or factor (`a34004`): they go before the standard's table. */
    units: z.record(z.string().min(1).max(100), z.string().min(1).max(30)).default({}),
    /** A device that asks for the time (1013) is told ours (1012). */
    calibrate: z.boolean().default(true),
    /** What is asked for when a device comes back after a gap. */
    backfill: z
      .object({
        /** Minute data (2051). */
        minute: z.boolean().default(true),
        /** Hour data (2061). */
        hour: z.boolean().default(true),
        /** The device's interval of minute data (Table 4: 1 to 30). */
        minuteInterval: z.int().min(1).max(30).default(10),
        /** Nothing older than so many hours is asked for. */
        longestHours: z
          .int()
          .min(1)
          .max(24 * 90)
          .default(72),
      })
      .prefault({}),
  })
  .prefault({});
export type Hj212Device = z.infer<typeof hj212Device>;
