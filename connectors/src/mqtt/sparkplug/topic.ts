/** Sparkplug 3.0.0, Topic Namespace Elements: namespace/group_id/message_type/edge_node_id/[device_id]. */
const TYPES = ['NBIRTH', 'NDEATH', 'NDATA', 'DBIRTH', 'DDEATH', 'DDATA'] as const;
export type MessageType = (typeof TYPES)[number];

export type SparkplugTopic = {
  readonly type: MessageType;
  /** `group/edge node`: the account of the node. */
  readonly node: string;
  /** Null for messages of the node itself. */
  readonly device: string | null;
};

export const NAMESPACE = 'spBv1.0';

/** Null for commands, STATE and what is no topic of the specification. */
export function parseTopic(topic: string): SparkplugTopic | null {
  const [namespace, group, word, edge, device, ...rest] = topic.split('/');
  const type = TYPES.find((one) => one === word);
  if (namespace !== NAMESPACE || type === undefined || !group || !edge) return null;
  const isOfDevice = type.startsWith('D');
  if (rest.length > 0 || isOfDevice === (device === undefined) || device === '') return null;
  return { type, node: `${group}/${edge}`, device: device ?? null };
}

/** Where a node takes its commands. */
export function commandTopic(node: string): string {
  const [group, edge] = node.split('/');
  return `${NAMESPACE}/${group}/NCMD/${edge}`;
}

/** Where a node is born; null for an account that is no `group/edge node`. */
export function birthTopic(account: string): string | null {
  const topic = `${NAMESPACE}/${account.replace('/', '/NBIRTH/')}`;
  return /[+#\0]/.test(topic) || parseTopic(topic)?.node !== account ? null : topic;
}

/** tck-id-host-topic-phid-birth-topic: where a host application says whether it is there. */
export function stateTopic(hostId: string): string {
  return `${NAMESPACE}/STATE/${hostId}`;
}
