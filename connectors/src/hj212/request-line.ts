/** What we ask a device for. */
export type Request = {
  readonly cn: string;
  /** Parts of the CP when it is sent (the time of 1012 is that of the sending). */
  readonly cp: () => readonly string[];
  /** Whether data that came may be part of the answer. */
  readonly isAnswer?: (cn: string, atMs: number) => boolean;
};
/** What the device said: 9011 with its QnRtn, or 9012 with its ExeRtn. */
export type Answer = { readonly cn: string; readonly code: string };
/** `done`, or why not: a short stable word and a sentence, and the device's answer where it gave one. */
export type Outcome = 'done' | { readonly failed: string; readonly answer?: Answer };

export type RequestLineOptions = {
  /** Writes the request under this QN. Rejects when the peer is gone. */
  readonly send: (request: Request, qn: string) => Promise<void>;
  readonly nextQn: () => string;
  /** How long an answer may take. */
  readonly answerMs: number;
  readonly resends: number;
};

export type RequestLine = {
  /** One at a time and device, in order (HJ 212-2017 6.2); the promise never rejects. */
  readonly ask: (request: Request) => Promise<Outcome>;
  /** 9011 or 9012 of the device. */
  readonly heard: (answer: { cn: string; qn: string; code: string }) => void;
  /** Data of the device: it may be what was asked for. */
  readonly heardData: (cn: string, atMs: number) => void;
  /** The device is gone: what waits fails. */
  readonly close: (reason: string) => void;
  /** Aborted when the device is gone. */
  readonly gone: AbortSignal;
};

const MOST_WAITING = 1000;
/** QnRtn and ExeRtn (HJ 212-2017, 请求命令返回表 and 执行结果定义表) that are no refusal. */
const READY = '1';
const NO_DATA = '100';

type Heard = Answer | 'data' | 'timeout' | 'closed';
/** The request that is under way, and what was heard about it and not yet looked at. */
type Current = {
  readonly qn: string;
  readonly request: Request;
  readonly inbox: Heard[];
  wake: () => void;
};
const MOST_HEARD = 10;

/** The dialogue of requests with one device: request, 9011, data, 9012, with the standard's waits and resends. */
export function requestLine(options: RequestLineOptions): RequestLine {
  let current: Current | null = null;
  let closed: string | null = null;
  const gone = new AbortController();
  let waiting = 0;
  let tail: Promise<unknown> = Promise.resolve();

  function tell(heard: Heard): void {
    if (current === null || current.inbox.length >= MOST_HEARD) return;
    current.inbox.push(heard);
    current.wake();
  }

  async function run(request: Request): Promise<Outcome> {
    if (closed !== null) return { failed: `gone: ${closed}` };
    const mine: Current = { qn: options.nextQn(), request, inbox: [], wake: () => undefined };
    current = mine;
    const outcome = await dialogue(mine, options);
    current = null;
    return outcome === 'closed' ? { failed: `gone: ${closed ?? 'the line broke'}` } : outcome;
  }

  return {
    ask(request) {
      if (waiting >= MOST_WAITING) return Promise.resolve({ failed: 'busy: too many requests' });
      waiting += 1;
      const outcome = tail.then(() => run(request)).finally(() => (waiting -= 1));
      tail = outcome;
      return outcome;
    },
    heard({ cn, qn, code }) {
      // Devices that leave the QN out answer what was asked last.
      if (current !== null && (qn === '' || qn === current.qn)) tell({ cn, code });
    },
    heardData(cn, atMs) {
      const isPart = current?.request.isAnswer?.(cn, atMs) === true;
      if (isPart && current!.inbox.at(-1) !== 'data') tell('data');
    },
    close(reason) {
      closed = reason;
      tell('closed');
      gone.abort();
    },
    gone: gone.signal,
  };
}

async function dialogue(mine: Current, options: RequestLineOptions): Promise<Outcome | 'closed'> {
  const heard = await sendUntilHeard(mine, options);
  const { cn } = mine.request;
  if (heard === 'closed') return 'closed';
  if (heard === 'timeout') {
    return { failed: `timeout: no answer to ${cn}, sent ${options.resends + 1} times` };
  }
  if (heard !== 'data') {
    if (heard.cn === '9012') return executed(mine.request, heard);
    if (heard.code !== READY)
      return { failed: `refused: QnRtn=${heard.code} to ${cn}`, answer: heard };
  }
  return untilExecuted(mine, options, heard === 'data');
}

/** 9011, 9012, or data where a device leaves them out. A request that is sent again keeps its QN. */
async function sendUntilHeard(
  mine: Current,
  { send, answerMs, resends }: RequestLineOptions,
): Promise<Heard> {
  for (let sent = 0; sent <= resends; sent += 1) {
    try {
      await send(mine.request, mine.qn);
    } catch {
      return 'closed';
    }
    const heard = await next(mine, answerMs);
    if (heard !== 'timeout') return heard;
  }
  return 'timeout';
}

/** After 9011: data may come for long, so each frame of it begins the wait again. */
async function untilExecuted(
  mine: Current,
  { answerMs, resends }: RequestLineOptions,
  wasData: boolean,
): Promise<Outcome | 'closed'> {
  const { request } = mine;
  let hasData = wasData;
  for (;;) {
    const heard = await next(mine, answerMs * (resends + 1));
    if (heard === 'closed') return 'closed';
    if (heard === 'timeout') {
      // Old loggers send the data and no 9012.
      return hasData ? 'done' : { failed: `timeout: no 9012 to ${request.cn}` };
    }
    if (heard === 'data') hasData = true;
    else if (heard.cn === '9012') return executed(request, heard);
  }
}

/** The next thing that is heard about a request, or that nothing was for so long. */
function next(mine: Current, waitMs: number): Promise<Heard> {
  const first = mine.inbox.shift();
  if (first !== undefined) return Promise.resolve(first);
  return new Promise((resolve) => {
    const done = (heard: Heard) => {
      clearTimeout(timer);
      mine.wake = () => undefined;
      resolve(heard);
    };
    const timer = setTimeout(() => done('timeout'), waitMs);
    mine.wake = () => done(mine.inbox.shift()!);
  });
}

function executed(request: Request, answer: Answer): Outcome {
  const { code } = answer;
  if (code === READY || code === NO_DATA) return 'done';
  return { failed: `not-executed: ExeRtn=${code} to ${request.cn}`, answer };
}
