import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileDropDevice, fileDropSettings } from '@parkwatch/domain/sources/file-drop';
import type { FileDropDevice, FileDropSettings } from '@parkwatch/domain/sources/file-drop';
import type { Connector } from '../contract.ts';
import { decodeCsv } from './decode.ts';
import { resumeMarks } from './deliver-file.ts';
import { fileMarks } from './file-marks.ts';
import { openInbox } from './inbox.ts';
import { takeFile } from './take-file.ts';
import type { Box, FileDevice, FileParts } from './take-file.ts';
import { uploadTaker } from './take-upload.ts';

const TIDY_MS = 3_600_000;

/** Files that enterprises drop into a folder. */
export default {
  id: 'file-drop',
  settings: fileDropSettings,
  device: fileDropDevice,
  decode: decodeCsv,
  async open({ settings, devices }, host, signal) {
    const parts = { settings, host, signal, marks: fileMarks(join(host.folder, 'marks')) };
    await resumeMarks(parts);
    const admitted = devices.filter(({ account, secret }) => {
      return !('refused' in host.admit({ account }, secret));
    });
    host.onUpload(uploadTaker(parts, admitted));
    const boxes = admitted.map((device) => boxOf(device, settings, host.folder));
    const states = new Map<string, string>();
    let tidiedMs = -Infinity;
    while (!signal.aborted) {
      const isTidying = performance.now() - tidiedMs > TIDY_MS;
      if (isTidying) tidiedMs = performance.now();
      // One file at a time: however many are dropped, one is in memory.
      for (const box of boxes) await lookAt(parts, box, { states, isTidying });
      await sleep(settings.pollS * 1000, undefined, { signal }).catch(() => undefined);
    }
    for (const { device } of boxes) host.device({ account: device.account }, 'disconnected');
  },
} satisfies Connector<FileDropSettings, FileDropDevice>;

function boxOf(device: FileDevice, settings: FileDropSettings, hostFolder: string): Box {
  const { account } = device;
  // An account is no path: `..` or a slash in it must not lead elsewhere.
  const name = encodeURIComponent(account).replace(/^\./, '%2E');
  const root = settings.folder ?? join(hostFolder, 'inbox');
  const folder = device.settings.folder ?? join(root, name);
  return { device, inbox: openInbox(folder, settings.stableS, () => performance.now()) };
}

type Round = { readonly states: Map<string, string>; readonly isTidying: boolean };

/** What is wrong with one folder leaves the others; it is said once and looked at again at the next round. */
async function lookAt(parts: FileParts, box: Box, { states, isTidying }: Round): Promise<void> {
  const { account } = box.device;
  const say = (state: 'connected' | 'disconnected', reason = '') => {
    if (states.get(account) === state + reason) return;
    states.set(account, state + reason);
    parts.host.device({ account }, state, ...(reason === '' ? [] : [reason]));
    if (reason !== '') parts.host.log.warn({ account, reason }, 'file.folder-not-read');
  };
  try {
    for (const name of await box.inbox.ready()) {
      if (parts.signal.aborted) return;
      await takeOne(parts, box, name);
    }
    if (isTidying) await box.inbox.tidy(parts.settings.keepDays);
    say('connected');
  } catch (error) {
    if (parts.signal.aborted) return;
    say('disconnected', error instanceof Error ? error.message.slice(0, 300) : 'unknown');
  }
}

/** A file that cannot be moved stays and is not read again and again; a full spool is waited for. */
async function takeOne(parts: FileParts, box: Box, name: string): Promise<void> {
  try {
    await takeFile(parts, box, name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code === 'string' && ['EACCES', 'EPERM', 'EROFS', 'ELOOP'].includes(code)) {
      box.inbox.leave(name);
    }
    throw error;
  }
}
