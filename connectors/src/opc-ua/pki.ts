import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { OPCUACertificateManager } from 'node-opcua-certificate-manager';
import type { OPCUAClientOptions } from 'node-opcua-client';
import { makeApplicationUrn, StatusCodes } from 'node-opcua-client';

const APPLICATION = 'Parkwatch';
const VALID_DAYS = 3650;

type Certificate = Uint8Array;
/** The part of the library's store that a client asks. */
export type CertificateStore = NonNullable<OPCUAClientOptions['clientCertificateManager']>;

export type Pki = {
  readonly store: CertificateStore;
  readonly applicationName: string;
  readonly applicationUri: string;
  readonly certificateFile: string;
  readonly privateKeyFile: string;
  /** SHA-1 of our own certificate, which the server has to trust. */
  readonly ownThumbprint: string;
  /** Why the server's certificate was refused; null while none was. */
  refusal(): string | null;
  close(): Promise<void>;
};

/**
 * Keys and certificates of a source under its folder: `own/`, `trusted/`, `rejected/`. Our own certificate is made at the first
 * start (RSA 2048, by Node's own cryptography: no openssl program, no network) and kept, so that a server has to trust it once.
 */
export async function openPki(folder: string, trustedThumbprints: readonly string[]): Promise<Pki> {
  const manager = new OPCUACertificateManager({
    rootFolder: join(folder, 'pki'),
    automaticallyAcceptUnknownCertificate: false,
    disableFileWatchers: true,
    keySize: 2048,
  });
  await manager.initialize();
  const applicationUri = makeApplicationUrn(hostname(), APPLICATION);
  const certificateFile = join(folder, 'pki', 'own', 'certs', 'parkwatch.pem');
  if (!existsSync(certificateFile)) {
    await manager.createSelfSignedCertificate({
      ...{ outputFile: certificateFile, applicationUri, dns: [hostname()] },
      ...{ subject: `/CN=${APPLICATION}`, startDate: new Date(), validity: VALID_DAYS },
    });
  }
  const trusted = new Set(trustedThumbprints);
  let refused: string | null = null;
  const store = trustedBy(manager, async (certificate) => {
    const known = thumbprintsOf(certificate);
    if (known.some((one) => trusted.has(one)))
      return void (await manager.trustCertificate(wrap(certificate)));
    // Also one that was trusted until somebody took its thumbprint away.
    await manager.rejectCertificate(wrap(certificate));
    refused = `untrusted-certificate: the server's certificate has the thumbprint ${known[0]}; compare it with the server's own tool, then add it to trustedThumbprints`;
  });
  return {
    ...{ store, applicationUri, applicationName: APPLICATION, certificateFile },
    privateKeyFile: manager.privateKey,
    ownThumbprint: thumbprintsOf(new X509Certificate(readFileSync(certificateFile)).raw)[0]!,
    refusal: () => refused,
    close: () => manager.dispose(),
  };
}

/** SHA-1, which tools of OPC UA show (Part 4 §7.11), and SHA-256. */
export function thumbprintsOf(certificate: Certificate): string[] {
  return ['sha1', 'sha256'].map((name) => createHash(name).update(certificate).digest('hex'));
}

/** The manager's store with our say first: it checks validity and revocation of what we trust. */
function trustedBy(
  manager: OPCUACertificateManager,
  decide: (certificate: Certificate) => Promise<void>,
): CertificateStore {
  const check = async (chain: Buffer | Buffer[]) => {
    const first = Array.isArray(chain) ? chain[0] : chain;
    if (first === undefined) return StatusCodes.BadCertificateInvalid;
    await decide(first);
    return manager.checkCertificate(chain);
  };
  return new Proxy(manager, {
    get(target, key) {
      if (key === 'checkCertificate') return check;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

function wrap(certificate: Certificate): Buffer {
  return Buffer.from(certificate);
}
