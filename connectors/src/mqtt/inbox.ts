import type { IPublishPacket, MqttClient } from 'mqtt';
import type { MqttMessage, Take } from './take.ts';

type Parts = {
  readonly take: Take;
  /** Messages that may be under way to the spool at a time. */
  readonly limit: number;
  readonly now: () => number;
  /** The spool cannot take more, or a message could not be read: the line must end without answering it. */
  readonly fail: (error: unknown) => void;
};
export type Inbox = {
  /** Takes no more and waits until all that was taken is stored and answered. */
  drained(): Promise<void>;
};

/** mqtt.js sends its PUBACK when `handleMessage` calls back without an error. */
const ANSWERED_LATER = new Error('the PUBACK goes out when the readings are durable');

/**
 * Takes messages in the order in which they come and answers them in that order (MQTT 5.0 §4.6), each after its readings
 * are durable. Decoding is one after the other, storing overlaps up to `limit` so that one disk flush serves many; beyond
 * it nothing more is read from the socket, so that a slow disk is felt by the broker.
 */
export function inbox(client: MqttClient, { take, limit, now, fail }: Parts): Inbox {
  let underWay = 0;
  let answered: Promise<unknown> = Promise.resolve();
  let wake: () => void = () => {};
  let isOpen = true;

  const answer = async (packet: IPublishPacket, taken: Awaited<ReturnType<Take>>) => {
    await taken.stored;
    return () => acknowledge(client, packet, taken.answer);
  };
  const handle = async (packet: IPublishPacket) => {
    const taken = await take(messageOf(packet, now()));
    underWay += 1;
    const ready = answer(packet, taken);
    // A failed one leaves all later ones unanswered: the broker sends them again, in order.
    answered = Promise.all([answered, ready]).then(([, send]) => {
      send();
      underWay -= 1;
      wake();
    });
    answered.catch(fail);
    if (underWay >= limit) await new Promise<void>((resolve) => (wake = resolve));
  };
  client.handleMessage = (packet, next) => {
    // Not answered and not taken; what follows may be an answer to us.
    if (!isOpen) return next(ANSWERED_LATER);
    handle(packet).then(() => next(packet.qos === 1 ? ANSWERED_LATER : undefined), fail);
  };
  return {
    async drained() {
      isOpen = false;
      await answered;
    },
  };
}

/** A PUBACK of our own: the library has no public call for it. Tests fail if an update changes what this uses. */
function acknowledge(client: MqttClient, { qos, messageId }: IPublishPacket, reasonCode: number) {
  if (qos !== 1 || messageId === undefined || !client.connected) return;
  const library = client as unknown as { _sendPacket(packet: object): void };
  library._sendPacket({ cmd: 'puback', messageId, reasonCode });
}

function messageOf(packet: IPublishPacket, atMs: number): MqttMessage {
  const { topic, payload, retain, dup } = packet;
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
  return { topic, payload: bytes, isRetained: retain, isAgain: dup, atMs };
}
