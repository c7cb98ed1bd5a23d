import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import type { OpcUaDevice, OpcUaNode } from '@parkwatch/domain/sources/opc-ua';
import type { ClientSubscription } from 'node-opcua-client';
import {
  AttributeIds,
  ClientMonitoredItemGroup,
  DataChangeFilter,
  DataChangeTrigger,
  DeadbandType,
  TimestampsToReturn,
} from 'node-opcua-client';
import { notifiedOf } from './notified-of.ts';
import { statusName } from './status-codes.ts';
import type { ValueDesk } from './value-desk.ts';

/** Servers limit how many items one call may bring (MaxMonitoredItemsPerCall); hardly any has less. */
const ITEMS_OF_CALL = 200;

type Wanted = { readonly account: string; readonly point: string; readonly node: OpcUaNode };

/** Monitors the nodes of all devices; a node that the server refuses is kept with the reason, the others go on. */
export async function monitorNodes(
  subscription: ClientSubscription,
  devices: Iterable<DeviceAccount<OpcUaDevice>>,
  desk: ValueDesk,
): Promise<void> {
  const wanted = [...devices].flatMap(({ account, settings: { nodes } }) =>
    Object.entries(nodes).map(([point, node]) => ({ account, point, node })),
  );
  const alike = Map.groupBy(wanted, ({ node: { samplingMs, queueSize, deadband } }) =>
    JSON.stringify([samplingMs, queueSize, deadband]),
  );
  for (const group of alike.values()) {
    for (let at = 0; at < group.length; at += ITEMS_OF_CALL) {
      await monitorAlike(subscription, group.slice(at, at + ITEMS_OF_CALL), desk);
    }
  }
}

/** Nodes with the same parameters in one call. */
async function monitorAlike(
  subscription: ClientSubscription,
  wanted: readonly Wanted[],
  desk: ValueDesk,
): Promise<void> {
  const items = wanted.map(({ node: { nodeId } }) => ({ nodeId, attributeId: AttributeIds.Value }));
  const parameters = parametersOf(wanted[0]!.node, subscription.publishingInterval);
  const group = ClientMonitoredItemGroup.create(
    ...([subscription, items, parameters, TimestampsToReturn.Both] as const),
  );
  group.on('changed', (_item, dataValue, index) => {
    const { account, point, node } = wanted[index]!;
    desk.take(account, notifiedOf({ point, nodeId: node.nodeId }, dataValue));
  });
  await new Promise<void>((resolve, reject) => {
    group.on('initialized', () => resolve());
    group.on('err', (message) => reject(new Error(message)));
  });
  for (const [index, item] of group.monitoredItems.entries()) {
    if (item.statusCode.value >>> 30 === 0) continue;
    const { account, point, node } = wanted[index]!;
    const statusCode = item.statusCode.value >>> 0;
    const what = { point, nodeId: node.nodeId, value: null, statusCode, sourceTimestamp: null };
    const reason = `not-monitored: ${point} (${node.nodeId}): ${statusName(statusCode)}`;
    desk.refuse(account, what, reason);
  }
}

/** Part 4 §7.22.2: a deadband works on the value; a change of the status is always told. */
function parametersOf({ samplingMs, queueSize, deadband }: OpcUaNode, publishingMs: number) {
  const filter =
    deadband === undefined
      ? null
      : new DataChangeFilter({
          trigger: DataChangeTrigger.StatusValue,
          deadbandType: deadband.kind === 'percent' ? DeadbandType.Percent : DeadbandType.Absolute,
          deadbandValue: deadband.value,
        });
  return { samplingInterval: samplingMs ?? publishingMs, queueSize, discardOldest: true, filter };
}
