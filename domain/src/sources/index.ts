import * as z from 'zod';
import type { ConnectorId } from './connector-ids.ts';
import { sourceConfig } from './data-source.ts';
import { cameraEventsDevice, cameraEventsSettings } from './camera-events.ts';
import { fileDropDevice, fileDropSettings } from './file-drop.ts';
import { gb26875Device, gb26875Settings } from './gb26875.ts';
import { hj212Device, hj212Settings } from './hj212.ts';
import { httpPushDevice, httpPushSettings } from './http-push.ts';
import { jt808Device, jt808Settings } from './jt808.ts';
import { modbusTcpDevice, modbusTcpSettings } from './modbus-tcp.ts';
import { mqttDevice, mqttSettings } from './mqtt.ts';
import { opcUaDevice, opcUaSettings } from './opc-ua.ts';
import { weatherDevice, weatherSettings } from './weather.ts';

/** The protocol's own part of a configuration: of the source, and of each device. */
export type SourceSchemas = { readonly settings: z.ZodType; readonly device: z.ZodType };

/** Every connector's schemas: the api checks by them, the portal makes its form of them (ADR 0014). */
export const SOURCE_SCHEMAS: Readonly<Record<ConnectorId, SourceSchemas>> = {
  hj212: { settings: hj212Settings, device: hj212Device },
  jt808: { settings: jt808Settings, device: jt808Device },
  gb26875: { settings: gb26875Settings, device: gb26875Device },
  'modbus-tcp': { settings: modbusTcpSettings, device: modbusTcpDevice },
  'opc-ua': { settings: opcUaSettings, device: opcUaDevice },
  mqtt: { settings: mqttSettings, device: mqttDevice },
  'file-drop': { settings: fileDropSettings, device: fileDropDevice },
  weather: { settings: weatherSettings, device: weatherDevice },
  'http-push': { settings: httpPushSettings, device: httpPushDevice },
  'camera-events': { settings: cameraEventsSettings, device: cameraEventsDevice },
};

const made = new Map<ConnectorId, z.ZodType>();

/** The schema of a whole configuration of a connector. */
export function configSchemaOf(connector: ConnectorId): z.ZodType {
  const { settings, device } = SOURCE_SCHEMAS[connector];
  const schema = made.get(connector) ?? sourceConfig(settings, device);
  made.set(connector, schema);
  return schema;
}

/** The same as JSON Schema of what a person writes: defaults may be left out, secrets are marked as write-only. */
export function configJsonSchemaOf(connector: ConnectorId): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(configSchemaOf(connector), {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema, path }) {
      if (path.at(-1) !== 'secret') return;
      jsonSchema.writeOnly = true;
      jsonSchema.format = 'password';
    },
  });
}

/** The TCP port that checked settings listen on (`listenSettings`); null when they connect, or take a free one. */
export function listenPortOf(settings: unknown): number | null {
  const { port, limits } = (settings ?? {}) as { port?: unknown; limits?: unknown };
  return typeof port === 'number' && port > 0 && typeof limits === 'object' ? port : null;
}
