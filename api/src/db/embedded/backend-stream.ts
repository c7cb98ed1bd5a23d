import { Duplex } from 'node:stream';
import { startupAnswer } from './backend-messages.ts';
import type { Engine } from './engine.ts';
import * as frontend from './frontend-messages.ts';

/** Stands where pg.Client expects a socket: `new pg.Client({ stream: () => backendStream(engine) })`. */
export type BackendStream = Duplex & {
  connect(): void;
  setNoDelay(): void;
  setKeepAlive(): void;
  ref(): void;
  unref(): void;
};

/**
 * One client of the embedded backend. The backend knows one session only, so a client holds the turn
 * from the first message of an exchange until ReadyForQuery says idle; a client that goes away in
 * mid-transaction is rolled back before the turn passes on.
 *
 * Session state (SET without LOCAL, temporary tables, session advisory locks) is shared by all
 * clients: use transaction-local forms, as `tx` does. A cancel request is accepted and does nothing:
 * the thread cannot be interrupted while it computes.
 */
export function backendStream(engine: Engine): BackendStream {
  const client = clientSession(engine, (bytes) => void stream.push(bytes));
  const stream = new Duplex({
    read: () => undefined,
    // pg corks Parse, Bind, Describe, Execute and Sync: they arrive, and travel, as one piece.
    writev(chunks, done) {
      const bytes = chunks.map(({ chunk }) => chunk as Buffer);
      client.receive(Buffer.concat(bytes)).then((more) => {
        if (!more) stream.push(null);
        done();
      }, done);
    },
    final(done) {
      stream.push(null);
      done();
    },
    destroy(error, done) {
      client.leave().then(() => done(error), done);
    },
  });
  const nothing = () => undefined;
  return Object.assign(stream, {
    connect: () => void queueMicrotask(() => stream.emit('connect')),
    setNoDelay: nothing,
    setKeepAlive: nothing,
    ref: nothing,
    unref: nothing,
  });
}

function clientSession(engine: Engine, push: (bytes: Buffer) => void) {
  let buffered: Buffer = Buffer.alloc(0);
  let started = false;
  let gone = false;
  let working = false;
  let passTurn: (() => void) | undefined;

  async function run(messages: frontend.FrontendMessage[]): Promise<void> {
    const last = messages.at(-1);
    if (last === undefined) return;
    passTurn ??= await engine.turns.take();
    if (gone) return;
    const status = await engine.exec(Buffer.concat(messages.map((m) => m.bytes)), (bytes) => {
      if (!gone) push(bytes);
    });
    if (status === 'I' && frontend.endsExchange(last.type)) release();
  }

  function release(): void {
    passTurn?.();
    passTurn = undefined;
  }

  async function rollBack(): Promise<void> {
    if (passTurn === undefined) return;
    try {
      await engine.exec(frontend.RESET_MESSAGES, () => undefined);
    } finally {
      release();
    }
  }

  async function serve(): Promise<boolean> {
    if (!started) {
      const greeting = greet(buffered, engine.serverVersion);
      buffered = greeting.rest;
      if (greeting.answer.length > 0) push(greeting.answer);
      if (greeting.outcome !== 'started') return greeting.outcome === 'incomplete';
      started = true;
    }
    const { messages, rest } = frontend.takeMessages(buffered);
    buffered = rest;
    const goodbye = messages.findIndex(({ type }) => type === 'X');
    const wanted = goodbye < 0 ? messages : messages.slice(0, goodbye);
    // Flush is dropped: every answer goes out at once anyway, and it must not hold the turn.
    await run(refuseCopy(wanted).filter(({ type }) => type !== 'H'));
    return goodbye < 0;
  }

  return {
    async receive(bytes: Buffer): Promise<boolean> {
      buffered = buffered.length === 0 ? bytes : Buffer.concat([buffered, bytes]);
      working = true;
      try {
        return await serve();
      } finally {
        working = false;
        if (gone) await rollBack();
      }
    },
    async leave(): Promise<void> {
      gone = true;
      if (!working) await rollBack();
    },
  };
}

type Greeting = { rest: Buffer; answer: Buffer; outcome: 'started' | 'incomplete' | 'cancel' };

/** Answers what comes before a session: requests for encryption (none: there is no network), then start-up. */
function greet(received: Buffer, serverVersion: string): Greeting {
  let rest = received;
  const answers: Buffer[] = [];
  const outcome = (value: Greeting['outcome']): Greeting => ({
    rest,
    answer: Buffer.concat(answers),
    outcome: value,
  });
  for (;;) {
    const packet = frontend.takeStartup(rest);
    if (packet === undefined) return outcome('incomplete');
    rest = rest.subarray(packet.lengthBytes);
    if (packet.code === frontend.CANCEL_REQUEST) return outcome('cancel');
    const wantsEncryption = [frontend.SSL_REQUEST, frontend.GSS_REQUEST].includes(packet.code);
    answers.push(wantsEncryption ? Buffer.from('N') : startupAnswer(serverVersion));
    if (!wantsEncryption) return outcome('started');
  }
}

/** An exchange with COPY FROM STDIN becomes, whole, a statement that fails: the transaction's state stays true. */
function refuseCopy(messages: frontend.FrontendMessage[]): frontend.FrontendMessage[] {
  if (!messages.some(frontend.copiesFromClient)) return messages;
  const text = 'COPY FROM STDIN is not possible on the embedded database: insert from unnest()';
  const failing = `DO $$BEGIN RAISE feature_not_supported USING MESSAGE = '${text}'; END$$`;
  return [{ type: 'Q', bytes: frontend.queryMessage(failing) }];
}
