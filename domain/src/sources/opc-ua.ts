import * as z from 'zod';
import { secret } from './data-source.ts';
import { HIDDEN_SECRET } from './hide-secrets.ts';

/** OPC UA Part 6 §5.3.1.10: `ns=2;s=Tank/Level`, `i=2259`. */
export const nodeId = z
  .string()
  .max(300)
  .regex(/^(ns=\d{1,5};)?(i=\d{1,10}|s=.+|g=[0-9a-fA-F-]{36}|b=[A-Za-z0-9+/=]+)$/);

export const SECURITY_MODES = ['None', 'Sign', 'SignAndEncrypt'] as const;
/** Policies that are not deprecated (OPC UA Part 7). */
export const SECURITY_POLICIES = [
  'Basic256Sha256',
  'Aes128_Sha256_RsaOaep',
  'Aes256_Sha256_RsaPss',
] as const;

/** SHA-1 as OPC UA tools show it, or SHA-256, of the certificate; colons and spaces do not matter. */
const thumbprint = z
  .string()
  .max(120)
  .transform((text) => text.replace(/[\s:]/g, '').toLowerCase())
  .pipe(z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'SHA-1 or SHA-256 in hexadecimal'));

const pem = z.string().min(1).max(50_000);
const user = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anonymous') }),
  z.object({ kind: z.literal('name'), name: z.string().min(1).max(200), secret }),
  z.object({
    kind: z.literal('certificate'),
    /** PEM; its private key is `secret`. */
    certificate: pem,
    secret: pem.refine((value) => value !== HIDDEN_SECRET, 'no secret is stored here yet'),
  }),
]);

/** One server; its devices are the plants or units whose nodes it has. */
export const opcUaSettings = z
  .object({
    endpointUrl: z
      .string()
      .max(500)
      .regex(/^opc\.tcp:\/\/[^\s@/]+(\/\S*)?$/, 'opc.tcp://host:port/path')
      .default('opc.tcp://localhost:4840'),
    securityMode: z.enum(SECURITY_MODES).default('SignAndEncrypt'),
    /** Without meaning where the mode is None. */
    securityPolicy: z.enum(SECURITY_POLICIES).default('Basic256Sha256'),
    /** Certificates of servers that are trusted; an unknown one is refused and its thumbprint told. */
    trustedThumbprints: z.array(thumbprint).max(50).default([]),
    user: user.default({ kind: 'anonymous' }),
    /** A password over a line without security can be read by all; somebody must have decided that. */
    allowsOpenPassword: z.boolean().default(false),
    publishingIntervalMs: z.int().min(50).max(60_000).default(1000),
    /** The server says at least so often that it is there; after three times that silence the line is lost. */
    keepAliveS: z.int().min(1).max(300).default(10),
    /** A value that does not change is delivered again as of the server's last sign of life, at most so often. */
    refreshS: z.int().min(10).max(3600).default(300),
    requestTimeoutS: z.int().min(1).max(120).default(15),
  })
  .refine(
    ({ securityMode, user: { kind }, allowsOpenPassword }) =>
      securityMode !== 'None' || kind !== 'name' || allowsOpenPassword,
    { path: ['securityMode'], message: 'a password needs Sign or SignAndEncrypt' },
  );
export type OpcUaSettings = z.infer<typeof opcUaSettings>;

export const DEADBANDS = ['absolute', 'percent'] as const;
export const opcUaNode = z.object({
  nodeId,
  /** 0: as fast as the server can; absent: the publishing interval. */
  samplingMs: z.number().min(0).max(3_600_000).optional(),
  /** Samples that the server keeps between two publications; the oldest goes first. */
  queueSize: z.int().min(1).max(10_000).default(10),
  /** `absolute` in the unit of the value, `percent` of the node's EURange. */
  deadband: z.object({ kind: z.enum(DEADBANDS), value: z.number().nonnegative() }).optional(),
});
export type OpcUaNode = z.infer<typeof opcUaNode>;

/** The account is a name of our own for the plant or unit. */
export const opcUaDevice = z.object({
  /** Our name of a point → the server's node. */
  nodes: z
    .record(z.string().min(1).max(200), opcUaNode)
    .default({})
    .refine((nodes) => Object.keys(nodes).length <= 5000, 'at most 5,000 nodes'),
});
export type OpcUaDevice = z.infer<typeof opcUaDevice>;
