import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { EnvironmentError } from "../../../model/errors.ts";
import { listen, mustBeFree } from "../../../run/live/listen.ts";

const closed = async (server: ReturnType<typeof createServer>): Promise<void> => {
  server.close();
  await once(server, "close");
};

it("listens on loopback alone, at any free port or at the one that is wanted", async () => {
  const server = createServer();
  const port = await listen(server, 0);
  expect(server.address()).toMatchObject({ address: "127.0.0.1", port });
  await closed(server);
  await mustBeFree(port);
  const again = createServer();
  expect(await listen(again, port)).toBe(port);
  await closed(again);
});

it("says that a port is taken, and how to see by whom", async () => {
  const holder = createServer();
  await once(holder.listen(0, "127.0.0.1"), "listening");
  const { port } = holder.address() as AddressInfo;
  const refusal: unknown = await mustBeFree(port).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(EnvironmentError);
  expect(refusal).toMatchObject({
    message: expect.stringContaining(`at port "${port}": another program of this machine listens there`),
    hint: expect.stringContaining(`lsof -nP -iTCP:${port} -sTCP:LISTEN`),
  });
  await closed(holder);
});
