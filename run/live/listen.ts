import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { EnvironmentError, reasonOf } from "../../model/errors.ts";

const WAY_OUT = "Write --live alone for any free port, or name another one: --live=8080.";

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

function refusalOf(port: number, error: unknown): EnvironmentError {
  const at = `The control room cannot open at port "${port}"`;
  if (codeOf(error) === "EADDRINUSE")
    return new EnvironmentError(
      `${at}: another program of this machine listens there.`,
      `${WAY_OUT} To see which: lsof -nP -iTCP:${port} -sTCP:LISTEN`,
      { cause: error },
    );
  const why = codeOf(error) === "EACCES" ? "this user may not take it, as most below 1024" : reasonOf(error);
  return new EnvironmentError(`${at}: ${why}.`, WAY_OUT, { cause: error });
}

/** Listens on loopback and nowhere else, and says at which port; 0 takes any free one. */
export async function listen(server: Server, port: number): Promise<number> {
  try {
    await once(server.listen(port, "127.0.0.1"), "listening");
  } catch (error) {
    throw refusalOf(port, error);
  }
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : port;
}

/** Refuses a port that cannot be had before anything is made for a run. */
export async function mustBeFree(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  server.close();
  await once(server, "close");
}
