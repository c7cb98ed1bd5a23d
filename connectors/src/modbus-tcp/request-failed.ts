/**
 * `line`: nothing can be asked on this connection any more. `silent`: no answer came in time. `broken`: one came that was
 * none (CRC, length, another unit).
 */
export type FailureKind = 'line' | 'silent' | 'broken';

/** A request without an answer that can be used; its message begins with a short word for counting. */
export class RequestFailed extends Error {
  readonly kind: FailureKind;
  /** Bytes that came meanwhile. */
  readonly heard: Uint8Array;
  constructor(kind: FailureKind, reason: string, heard: Uint8Array) {
    super(reason);
    this.name = 'RequestFailed';
    this.kind = kind;
    this.heard = heard;
  }
}
