import type { Framer } from '../contract.ts';

/** One peer of a listening connector, as its handler sees it. */
export type Session = {
  /** `10.0.0.7:51234` */
  readonly address: string;
  /** Empty until admitted: the handler sets it when `host.admit` said yes, and the limits know the peer by it. */
  account: string;
  /**
   * Resolves when the bytes are with the operating system. Rejects with `PeerGone` when the peer is gone, or does not
   * read for too long (it is closed then): memory stays bounded whatever a peer does.
   */
  send(bytes: Uint8Array): Promise<void>;
  /** Ends it; what was sent before goes out. No frame is handed over after that. */
  close(reason: string): void;
};

/** What a listening connector does with its peers. */
export type TcpService = {
  /** One per connection. */
  framer(): Framer;
  /** In order; the next frame of the connection waits, and so does its sender. A rejection closes the connection. */
  onFrame(session: Session, frame: Uint8Array): Promise<void>;
  onNoise?(session: Session, noise: Uint8Array, reason: string): void;
  /** Once for each session, with the reason in words. */
  onClose?(session: Session, reason: string): void;
};

/** The peer of a session is gone: the answer did not reach it. Frames that had come are still worked off. */
export class PeerGone extends Error {
  constructor(reason: string) {
    super(`the peer is gone: ${reason}`);
    this.name = 'PeerGone';
  }
}
