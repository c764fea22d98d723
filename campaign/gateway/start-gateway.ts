import { createServer } from "node:http";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import type { Neighbours } from "./gateway.ts";
import { Gateway, gatewayRefusal } from "./gateway.ts";
import { KnownFile } from "./known-file.ts";
import type { GatewaySwitch } from "./rules.ts";
import { gatewaySwitches, Rules } from "./rules.ts";

export interface GatewaySettings extends Neighbours {
  readonly port: number;
  /** For operators alone; the staff never get here. */
  readonly adminPort: number;
  /** Where the upstreams that were known last are kept. */
  readonly folder: string;
  /** What is on from the start. */
  readonly on: readonly GatewaySwitch[];
}

const switchesIn = (environment: Environment): GatewaySwitch[] =>
  (environment["ON"] ?? "").split(",").flatMap((name) => {
    const found = gatewaySwitches.find((each) => each === name);
    if (found === undefined && name !== "")
      throw new Error(`ON has "${name}". Use ${gatewaySwitches.join(", ")}.`);
    return found ?? [];
  });

export const readGatewaySettings = (environment: Environment): GatewaySettings => ({
  port: wholeNumber(environment, "PORT"),
  adminPort: wholeNumber(environment, "ADMIN_PORT"),
  consul: httpAddress(environment, "CONSUL"),
  vault: httpAddress(environment, "VAULT"),
  vaultToken: required(environment, "VAULT_TOKEN"),
  identity: httpAddress(environment, "IDENTITY"),
  folder: required(environment, "KNOWN_DIR"),
  on: switchesIn(environment),
});

/** The gateway before the internal tools, as Turbotots was one. */
export const startGateway = async (settings: GatewaySettings): Promise<Running> => {
  const switches = new Switches<GatewaySwitch>(gatewaySwitches);
  for (const name of settings.on) switches.turn(name, true);
  const file = new KnownFile(settings.folder);
  const gateway = new Gateway(settings, file, new Rules(switches));
  switches.onChange(() => gateway.lanes.look());
  const staff = createServer((request, response) => {
    gateway.pass(request, response).catch((error: unknown) => {
      const { status, message } = gatewayRefusal(error);
      send(response, status, JSON.stringify({ error: message }));
    });
  });
  staff.keepAliveTimeout = 65_000;
  const health = () => ({
    state: "full" as const,
    backlog: 0,
    waiting: gateway.lanes.waiting,
    askingConsul: gateway.directory.asked,
  });
  const operators = createHttpServer(operatorRoutes(switches, health));
  const port = await listen(staff, settings.port);
  await listen(operators, settings.adminPort);
  const close = async (): Promise<void> => {
    await Promise.all([closeServer(staff), closeServer(operators)]);
    gateway.close();
    await file.settled();
  };
  return { port, close };
};
