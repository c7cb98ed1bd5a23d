import type { IPublishPacket, MqttClient } from 'mqtt';
import type { MqttMessage, Take, Taken } from './take.ts';

type Parts = {
  readonly take: Take;
  /** Messages that may be under way to the spool at a time. */
  readonly limit: number;
  /** Whether the broker is told of a message only when the park's api has committed it. */
  readonly waitsForCommit: boolean;
  /** Aborted when commits are waited for no longer: what has none then is not answered. */
  readonly leaving: AbortSignal;
  readonly now: () => number;
  /** The spool cannot take more, or a message could not be read: the line must end without answering it. */
  readonly fail: (error: unknown) => void;
};
export type Inbox = {
  /** Takes no more and waits until all that was taken is stored and answered, or left for the next session. */
  drained(): Promise<void>;
  /**
   * Epoch ms of the arrival of the oldest message without an answer; null: there is none. Behind it a broker may hold back
   * what came later, also the death of an edge node.
   */
  oldestUnansweredMs(): number | null;
};

/** mqtt.js sends its PUBACK when `handleMessage` calls back without an error. */
const ANSWERED_LATER = new Error('the PUBACK goes out when the readings are stored');

/**
 * Takes messages in the order in which they come and answers them in that order (MQTT 5.0 §4.6), each after its readings
 * are stored. Decoding is one after the other, storing overlaps up to `limit` so that one disk flush serves many; beyond
 * it nothing more is read from the socket, so that a slow disk is felt by the broker. Those that wait for their commit hold
 * up nothing but their answers: of them there are as many as the broker sends without one.
 */
export function inbox(client: MqttClient, parts: Parts): Inbox {
  const { take, limit, now, fail, waitsForCommit, leaving } = parts;
  /** Arrival of messages by their order. */
  const unanswered = new Map<number, number>();
  let count = 0;
  let underWay = 0;
  let answered: Promise<unknown> = Promise.resolve();
  let wake: () => void = () => {};
  let isOpen = true;
  const whenLeft = (error: unknown) => {
    if (!leaving.aborted) throw error;
  };

  const stored = async (taken: Taken, qos: number) => {
    const all = await taken.stored.finally(() => {
      underWay -= 1;
      wake();
    });
    if (!waitsForCommit || qos === 0 || taken.isOnce === true) return;
    await Promise.all(all.map((one) => one.committed(leaving)));
  };
  const handle = async ({ qos, messageId, ...packet }: IPublishPacket) => {
    const message = messageOf(packet, now());
    const taken = await take(message);
    underWay += 1;
    const number = (count += 1);
    unanswered.set(number, message.atMs);
    const ready = stored(taken, qos);
    // A failed one leaves all later ones unanswered: the broker sends them again, in order.
    answered = Promise.all([answered, ready]).then(() => {
      unanswered.delete(number);
      if (qos === 1) acknowledge(client, messageId, taken.answer);
    });
    answered.catch(whenLeft).catch(fail);
    if (underWay >= limit) await new Promise<void>((resolve) => (wake = resolve));
  };
  client.handleMessage = (packet, next) => {
    // Not answered and not taken; what follows may be an answer to us.
    if (!isOpen) return next(ANSWERED_LATER);
    handle(packet).then(() => next(packet.qos === 1 ? ANSWERED_LATER : undefined), fail);
  };
  return {
    oldestUnansweredMs: () => unanswered.values().next().value ?? null,
    async drained() {
      isOpen = false;
      await answered.catch(whenLeft);
    },
  };
}

/** A PUBACK of our own: the library has no public call for it. Tests fail if an update changes what this uses. */
function acknowledge(client: MqttClient, messageId: number | undefined, reasonCode: number) {
  if (messageId === undefined || !client.connected) return;
  const library = client as unknown as { _sendPacket(packet: object): void };
  library._sendPacket({ cmd: 'puback', messageId, reasonCode });
}

function messageOf(packet: Omit<IPublishPacket, 'qos' | 'messageId'>, atMs: number): MqttMessage {
  const { topic, payload, retain, dup } = packet;
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
  return { topic, payload: bytes, isRetained: retain, isAgain: dup, atMs };
}
