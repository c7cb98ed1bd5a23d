import { X509Certificate } from 'node:crypto';
import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import type { OpcUaDevice, OpcUaSettings } from '@parkwatch/domain/sources/opc-ua';
import type { ClientSession, ClientSubscription, UserIdentityInfo } from 'node-opcua-client';
import {
  AttributeIds,
  MessageSecurityMode,
  OPCUAClient,
  SecurityPolicy,
  ServerState,
  setErrorLogger,
  setWarningLogger,
  TimestampsToReturn,
  UserTokenType,
} from 'node-opcua-client';
import type { Host, SourceConfig } from '../contract.ts';
import { monitorNodes } from './monitor-nodes.ts';
import { openPki } from './pki.ts';
import type { Pki } from './pki.ts';
import { valueDesk } from './value-desk.ts';

const END_TIMEOUT_MS = 3000;
/** Part 5, ServerStatus.State: i=2259 of the server itself. */
const SERVER_STATE = 'i=2259';

type Config = SourceConfig<OpcUaSettings, OpcUaDevice>;

/** One connection to one server: resolves when the signal is aborted, rejects when the line or the session is lost. */
export async function runServer(
  config: Config,
  host: Host<OpcUaDevice>,
  signal: AbortSignal,
): Promise<void> {
  // The library writes to the console by itself; what matters of it comes to us as errors.
  setWarningLogger(() => undefined);
  setErrorLogger(() => undefined);
  const { settings } = config;
  const pki = await openPki(host.folder, settings.trustedThumbprints);
  const client = createClient(settings, pki);
  const broken = Promise.withResolvers<never>();
  const lost = (reason: string) => broken.reject(new Error(`server: ${reason}`));
  client.on('connection_lost', () => lost('the connection is lost'));
  client.on('close', () => lost('the connection is closed'));
  const devices = admitted(config.devices, host);
  const presence = presenceOf([...devices.keys()], host);
  const { refreshS } = settings;
  const desk = valueDesk(host, { devices, refreshS, fail: broken.reject });
  const heard = (publishTime: Date | null) => {
    const heardMs = evidenceMs(publishTime, host.now());
    // After the values of the same publication; a server that does not do its work confirms nothing.
    setImmediate(() => presence.isServerRunning() && desk.confirm(heardMs));
  };
  let stopWatching = () => {};
  try {
    const run = async () => {
      await client.connect(settings.endpointUrl);
      const session = await client.createSession(identityOf(settings));
      session.on('session_closed', () => lost('it closed the session'));
      const subscription = await subscribe(session, settings);
      stopWatching = watch(subscription, settings, { lost, heard });
      await watchState(subscription, presence);
      await monitorNodes(subscription, devices.values(), desk);
      presence.all('connected');
    };
    const running = run().then(() => untilAborted(signal));
    await Promise.race([running, untilAborted(signal), broken.promise]);
    await Promise.race([desk.drained(), broken.promise]);
    presence.all('disconnected', 'the source was stopped');
  } catch (error) {
    const reason = pki.refusal() ?? reasonOf(error, settings, pki);
    presence.all('disconnected', reason);
    // The reason is all of the message: as a cause it would be shown twice.
    throw new Error(reason);
  } finally {
    stopWatching();
    await endClient(client);
    await pki.close();
  }
}

function createClient(settings: OpcUaSettings, pki: Pki): OPCUAClient {
  const { securityMode, securityPolicy, keepAliveS, requestTimeoutS } = settings;
  const isOpen = securityMode === 'None';
  return OPCUAClient.create({
    applicationName: pki.applicationName,
    applicationUri: pki.applicationUri,
    clientCertificateManager: pki.store,
    certificateFile: pki.certificateFile,
    privateKeyFile: pki.privateKeyFile,
    securityMode: MessageSecurityMode[securityMode],
    securityPolicy: isOpen ? SecurityPolicy.None : SecurityPolicy[securityPolicy],
    // Names behind a gateway differ from those that the server knows itself by.
    endpointMustExist: false,
    // One try: the supervisor opens the source again.
    connectionStrategy: { maxRetry: 0, initialDelay: 100, maxDelay: 100 },
    keepSessionAlive: true,
    keepAliveInterval: keepAliveS * 1000,
    requestedSessionTimeout: Math.max(60_000, keepAliveS * 10_000),
    transportTimeout: requestTimeoutS * 1000,
    defaultTransactionTimeout: requestTimeoutS * 1000,
  });
}

function identityOf({ user }: OpcUaSettings): UserIdentityInfo {
  if (user.kind === 'anonymous') return { type: UserTokenType.Anonymous };
  if (user.kind === 'name') {
    return { type: UserTokenType.UserName, userName: user.name, password: user.secret };
  }
  const certificateData = new X509Certificate(user.certificate).raw;
  return { type: UserTokenType.Certificate, certificateData, privateKey: user.secret };
}

/** Keep-alives at least as often as the settings want to hear, also where the server publishes slower than it was asked to. */
async function subscribe(
  session: ClientSession,
  settings: OpcUaSettings,
): Promise<ClientSubscription> {
  const { publishingIntervalMs, keepAliveS, refreshS } = settings;
  const everyMs = Math.min(keepAliveS, refreshS) * 1000;
  const count = keepAliveCount(publishingIntervalMs, everyMs);
  const subscription = await session.createSubscription2({
    requestedPublishingInterval: publishingIntervalMs,
    requestedMaxKeepAliveCount: count,
    // Part 4 §5.14.2: at least three times the keep-alive count.
    requestedLifetimeCount: count * 10,
    maxNotificationsPerPublish: 1000,
    publishingEnabled: true,
    priority: 1,
  });
  const fitting = keepAliveCount(subscription.publishingInterval, everyMs);
  if (subscription.maxKeepAliveCount > fitting) {
    const requested = { requestedMaxKeepAliveCount: fitting, requestedLifetimeCount: fitting * 10 };
    await subscription.modify(requested);
  }
  return subscription;
}

/** Two is the least that the library asks for. */
function keepAliveCount(publishingIntervalMs: number, everyMs: number): number {
  return Math.max(2, Math.floor(everyMs / publishingIntervalMs));
}

/**
 * When the server was there for sure: the time of its answer, so that one which lay in a buffer for long proves nothing later,
 * but by no clock that runs ahead of ours.
 */
function evidenceMs(publishTime: Date | null, nowMs: number): number {
  const atMs = publishTime?.getTime() ?? NaN;
  return atMs > 0 ? Math.min(atMs, nowMs) : nowMs;
}

type Listeners = {
  readonly lost: (reason: string) => void;
  /** A keep-alive or values came. */
  readonly heard: (publishTime: Date | null) => void;
};

/** A subscription that is silent for three keep-alives is lost, whatever the socket says. */
function watch(
  subscription: ClientSubscription,
  { keepAliveS }: OpcUaSettings,
  { lost, heard }: Listeners,
): () => void {
  const everyMs = subscription.publishingInterval * subscription.maxKeepAliveCount;
  const longestMs = 3 * Math.max(keepAliveS * 1000, everyMs);
  const silent = () => lost(`nothing came for ${Math.round(longestMs / 1000)} s`);
  let timer = setTimeout(silent, longestMs);
  subscription.on('raw_notification', ({ publishTime, notificationData }) => {
    clearTimeout(timer);
    timer = setTimeout(silent, longestMs);
    const isAlive = (notificationData ?? []).every(
      (one) => one?.schema.name === 'DataChangeNotification',
    );
    if (isAlive) heard(publishTime);
  });
  subscription.on('terminated', () => lost('it ended the subscription'));
  subscription.on('status_changed', (status: { readonly name: string }) =>
    lost(`it ended the subscription (${status.name})`),
  );
  return () => clearTimeout(timer);
}

/** A server that runs but does not do its work (Shutdown, Suspended, CommunicationFault …) has no devices behind it. */
async function watchState(subscription: ClientSubscription, presence: Presence) {
  const item = await subscription.monitor(
    { nodeId: SERVER_STATE, attributeId: AttributeIds.Value },
    { samplingInterval: 1000, queueSize: 1, discardOldest: true },
    TimestampsToReturn.Both,
  );
  item.on('changed', (dataValue: { readonly value?: { readonly value?: unknown } }) => {
    const state = dataValue.value?.value;
    if (typeof state !== 'number') return;
    const isRunning = state === Number(ServerState.Running);
    presence.serverSays(isRunning ? null : `the server is in the state ${ServerState[state]}`);
  });
}

type Presence = {
  all(state: 'connected' | 'disconnected', reason?: string): void;
  /** Null: it runs. */
  serverSays(reason: string | null): void;
  isServerRunning(): boolean;
};

function presenceOf(accounts: readonly string[], host: Pick<Host, 'device'>): Presence {
  let isLineUp = false;
  let fault: string | null = null;
  let shown: string | null = null;
  const show = (reason: string) => {
    const state = isLineUp && fault === null ? 'connected' : 'disconnected';
    if (state === shown || (shown === null && state === 'disconnected')) return;
    shown = state;
    for (const account of accounts) host.device({ account }, state, reason);
  };
  return {
    all(state, reason = '') {
      isLineUp = state === 'connected';
      show(reason);
    },
    serverSays(reason) {
      fault = reason;
      show(reason ?? '');
    },
    isServerRunning: () => fault === null,
  };
}

/** Devices that are not blocked; the others are listed and not asked for. */
function admitted(devices: Config['devices'], host: Host<OpcUaDevice>) {
  const found = new Map<string, DeviceAccount<OpcUaDevice>>();
  for (const { account } of devices) {
    const device = host.admit({ account });
    if (!('refused' in device)) found.set(account, device);
  }
  return found;
}

/** What the library says, in one line; nothing of it holds a secret. */
function reasonOf(error: unknown, { securityMode }: OpcUaSettings, pki: Pki): string {
  const message = error instanceof Error ? error.message : String(error);
  const said = message.replace(/\s+/g, ' ').trim().slice(0, 300);
  const reason = said.startsWith('server: ') ? said : `server: ${said}`;
  // A server that does not trust us often says no more than that, or just hangs up.
  const isDoubted = /rejected|BadSecurityChecks|BadCertificate/.test(said);
  if (securityMode === 'None' || !isDoubted) return reason;
  return `${reason}; it has to trust our certificate with the thumbprint ${pki.ownThumbprint}`;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Ends session and connection; a server that does not answer does not hold us up. */
async function endClient(client: OPCUAClient) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, END_TIMEOUT_MS)));
  await Promise.race([client.disconnect().catch(() => undefined), late]);
  clearTimeout(timer);
}
