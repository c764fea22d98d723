import { every } from "../service/every.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";
import { SigningKeys } from "./signing-keys.ts";

export interface IdentitySettings {
  readonly port: number;
  readonly rollMs: number;
}

export const readIdentitySettings = (environment: Environment): IdentitySettings => ({
  port: wholeNumber(environment, "PORT"),
  rollMs: wholeNumber(environment, "ROLL_SECONDS", 86_400) * 1_000,
});

const tokenSeconds = 3_600;
const basicShape = /^Basic ([A-Za-z0-9+/=]{4,400})$/;

const clientIn = (authorization: string | undefined): string | undefined => {
  const [, basic = ""] = basicShape.exec(authorization ?? "") ?? [];
  const [name = "", secret = ""] = Buffer.from(basic, "base64").toString("utf8").split(":");
  return name === "" || secret === "" ? undefined : name;
};

const routes = (keys: SigningKeys): Routes => ({
  "GET /healthz": (_, response) => send(response, 200, '{"state":"full"}'),
  "GET /.well-known/jwks.json": (_, response) => send(response, 200, keys.jwks),
  "POST /oauth2/token": (request, response) => {
    const client = clientIn(request.headers.authorization);
    if (client === undefined) return send(response, 400, '{"error":"invalid_client"}');
    const token = keys.sign(client, tokenSeconds);
    send(
      response,
      200,
      JSON.stringify({ access_token: token, expires_in: tokenSeconds, token_type: "Bearer" }),
    );
  },
});

/** A stand-in for Cognito's token and key endpoints; whoever has a name and a secret may sign in. */
export const startIdentity = async ({ port, rollMs }: IdentitySettings): Promise<Running> => {
  const keys = await SigningKeys.make();
  const stopping = new AbortController();
  let isFirst = true;
  const roll = async (): Promise<void> => {
    if (!isFirst) await keys.roll();
    isFirst = false;
  };
  const rolling = every(rollMs, roll, stopping.signal);
  const server = createHttpServer(routes(keys));
  const bound = await listen(server, port);
  const close = async (): Promise<void> => {
    stopping.abort();
    await Promise.all([closeServer(server), rolling]);
  };
  return { port: bound, close };
};
