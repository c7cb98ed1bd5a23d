import type { Quality } from '@parkwatch/domain/reading/reading';
import type { DeviceAccount, SourceCommon } from '@parkwatch/domain/sources/data-source';
import type { RecordFeed } from '@parkwatch/domain/sources/record-feed';
import type { DeviceFacts } from '@parkwatch/domain/wire/source-status';
import type { UploadReport } from '@parkwatch/domain/wire/file-uploads';
import type * as z from 'zod';

/** A value as a device said it, in the protocol's own words: what the park calls the point stands in the configuration. */
export type ValueReading = {
  /** The protocol's name of the point within the device: `w01018-Rtd`, `hr-100`, `plant/line1/T`. */
  readonly point: string;
  /** Epoch ms of the measurement. */
  readonly atMs: number;
  /** Finite. */
  readonly value: number;
  /** As the protocol or the configuration has it; null where neither says. */
  readonly unit: string | null;
  readonly quality: Quality;
  /** `point` is the park's own code already: it passes without a mapping (http-push and file-drop, where so configured). */
  readonly isParkCode?: boolean;
};

/** Where a vehicle, vessel or person is. WGS 84 degrees. */
export type PositionReading = {
  /** The device's own word for itself; the park's object stands in the configuration. */
  readonly point: string;
  readonly atMs: number;
  readonly lon: number;
  readonly lat: number;
  readonly speedKmh?: number;
  /** Clockwise from north. */
  readonly headingDeg?: number;
  readonly altitudeM?: number;
  /** Alarm and status bits by name (`overspeed`, `acc-on`), in the order of the bits. */
  readonly alarms?: readonly string[];
  readonly status?: readonly string[];
  /** Sent later than measured (blind area, back-fill): stored under its own time, raises nothing live. */
  readonly isLate?: boolean;
  /** `point` is the code of the park's moving object already. */
  readonly isParkCode?: boolean;
};

/** One thing that a frame says. */
export type Reading = ValueReading | PositionReading;

export function isPosition(reading: Reading): reading is PositionReading {
  return 'lon' in reading;
}

/**
 * What a frame is. `rejected` is one sentence for the engineer, in English, without any secret of the frame; it begins
 * with a short stable word that is counted (`bad-crc: …`, `truncated: …`).
 */
export type Decoded =
  | {
      readonly readings: readonly Reading[];
      /** What of the frame gave no reading, and why: one line each, for the engineer, without any secret. */
      readonly notes?: readonly string[];
    }
  | { readonly rejected: string };

/** The account that a frame came under, as the connector learnt it from the wire. Empty: not known yet. */
export type From = { readonly account: string; readonly address?: string };

/** What a record feed delivers besides readings: each is checked again by the api and answered one by one. */
export type RecordBatch = {
  readonly feed: RecordFeed;
  readonly records: readonly object[];
  /** The sender's name for the batch: its receipt is looked up by it. */
  readonly batch?: string;
};

export type Refusal = {
  readonly index: number;
  readonly externalId: string | null;
  readonly path: string;
  readonly message: string;
  /** The same in Chinese; absent where the api told it in English alone. */
  readonly messageZh?: string;
};

/** A file that a person uploaded for an account of this source (docs/adr/0014-connectors.md). */
export type Upload = {
  readonly id: number;
  readonly account: string;
  /** Id of the template that says what its columns are. */
  readonly template: string;
  readonly name: string;
  /** The one enterprise whose records it may hold; null: those of the account. */
  readonly enterpriseCode: string | null;
  /** Its bytes; called when it is its turn, so that files that wait take no memory. */
  fetch(): Promise<Buffer>;
  /** Tells the park what became of it; tries on while the api is away. */
  report(report: UploadReport): Promise<void>;
};

/** What `deliver` has made durable in the spool: for protocols whose positive answer waits for the park itself. */
export type Stored = {
  /**
   * Resolves when the api has committed it, or it is kept aside with the api's reason.
   * @throws the signal's reason when that is aborted before; SpoolBroken when the spool cannot read it any more
   */
  committed(signal: AbortSignal): Promise<void>;
};

/** Why an account may not deliver; `secret` stands for a wrong password, token or signature. */
export type AccountRefusal = 'unknown' | 'blocked' | 'secret';

/**
 * What the runtime gives to a connector that is open: the only way out. None of these calls throws for bad field data;
 * `deliver` and `deliverRecords` reject when the spool cannot take more, and then no positive answer may go out.
 */
export type Host<Device = unknown> = {
  /** Key of the data source. */
  readonly source: string;
  /** The device of an account with its settings; else the refusal, which is listed for the engineer. */
  admit(from: From, secret?: string): DeviceAccount<Device> | { readonly refused: AccountRefusal };
  /** Every frame that came, good or not: counted, shown in the live view, its rejection kept. */
  saw(from: From, frame: Uint8Array, decoded: Decoded): void;
  /** Resolves when the readings are durable in the spool: only then may the device be told that we have them. */
  deliver(from: From, readings: readonly Reading[]): Promise<Stored>;
  deliverRecords(from: From, batch: RecordBatch): Promise<void>;
  /** A device came or went: logged once down and once up, shown with its state. */
  device(from: From, state: 'connected' | 'disconnected', reason?: string): void;
  /** What an admitted device says of itself (maker, versions): shown to the engineer, added to what it said before. */
  describe(from: From, facts: DeviceFacts): void;
  /** A listening connector says where: shown to the engineer, and how tests find a port they did not choose. */
  listening(port: number): void;
  /** Ends of batches whose records were refused by the api: for a report that the sender can read. */
  onReceipt(batch: string, take: (refusals: readonly Refusal[]) => void): void;
  /**
   * Who takes files that people upload for accounts of this source. The promise resolves when the end of a file was
   * reported; when it rejects, the file comes again later.
   */
  onUpload(take: (upload: Upload) => Promise<void>): void;
  /** Epoch ms of the last reading of an account that is durable here, for back-fill after a gap; null: none known. */
  lastDelivered(account: string): number | null;
  /** A folder of this source's own for what must survive a restart (certificates, files being read). */
  readonly folder: string;
  readonly now: () => number;
  readonly log: Log;
};

/** JSON lines: an event name and ids, quiet when healthy. Never a secret or a frame. */
export type Log = {
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
};

/** Configuration of a source as its connector sees it: checked before anything opens. */
export type SourceConfig<Settings, Device> = Omit<SourceCommon, 'settings' | 'devices'> & {
  readonly settings: Settings;
  readonly devices: readonly DeviceAccount<Device>[];
};

/**
 * One protocol. A folder under `connectors/src/` with `connector.ts` whose default export is this.
 * The schemas stand in `domain/src/sources/<id>.ts`: the api checks a configuration before it is stored, the portal
 * makes its form of them, the connector gets it parsed (ADR 0014).
 */
export type Connector<Settings = unknown, Device = unknown> = {
  /** = folder name */
  readonly id: string;
  readonly settings: z.ZodType<Settings>;
  readonly device: z.ZodType<Device>;
  /** Pure and total: any bytes give readings or a reason, in bounded time and memory. */
  decode(frame: Uint8Array, settings: Settings): Decoded;
  /**
   * I/O. Resolves when the signal is aborted, rejects when the line breaks: the supervisor opens it again. It holds no
   * retry logic; a listening connector ends only when it cannot listen.
   */
  open(
    config: SourceConfig<Settings, Device>,
    host: Host<Device>,
    signal: AbortSignal,
  ): Promise<void>;
};

/** Cuts a stream into frames: a pure state machine, one per connection. */
export type Framer = {
  /** Takes what came and gives what is complete, in order. Never throws; holds at most its own limit of bytes. */
  push(chunk: Uint8Array): Framed[];
  /** Bytes held back as the beginning of a frame. */
  readonly pending: number;
};
/** A whole frame as `decode` takes it, or bytes that belong to none with the reason. */
export type Framed =
  { readonly frame: Uint8Array } | { readonly noise: Uint8Array; readonly reason: string };
