import { Toxiproxy } from "toxiproxy-node-client";
import { expect, it } from "vitest";
import { open, portOf, serveEcho, startRig, timed } from "./support/rig.ts";

it("toxiproxy-node-client drives everything it can", async () => {
  const { server } = await startRig();
  const upstream = `127.0.0.1:${await serveEcho()}`;
  const toxiproxy = new Toxiproxy(server.url);

  const made = await toxiproxy.createProxy({ name: "p", listen: "localhost:0", upstream });
  const peer = await open(portOf(made.listen));
  const roundTrip = (): Promise<number> =>
    timed(async () => {
      const before = peer.bytes;
      peer.socket.write("x");
      await peer.receives(before + 1);
    });

  const body = { name: "slow", stream: "downstream", toxicity: 1, type: "latency" } as const;
  const toxic = await made.addToxic({ ...body, attributes: { latency: 80, jitter: 0 } });
  expect(toxic.toJson()).toEqual({ ...body, attributes: { latency: 80, jitter: 0 } });
  expect(await roundTrip()).toBeGreaterThanOrEqual(79);
  const updated = await toxic.update({ ...body, attributes: { latency: 0, jitter: 0 } });
  expect(updated.attributes).toEqual({ latency: 0, jitter: 0 });
  expect((await made.getToxic("slow")).name).toBe("slow");
  await toxic.remove();
  await expect(made.getToxic("slow")).rejects.toThrow("404");

  const off = await made.update({ enabled: false, listen: made.listen, upstream });
  expect(off.enabled).toBe(false);
  expect(await peer.ends()).toBe("end");
  await made.addToxic({ ...body, attributes: { latency: 1, jitter: 0 } });
  await toxiproxy.reset();
  expect((await toxiproxy.get("p")).enabled).toBe(true);
  await expect(made.getToxic("slow")).rejects.toThrow("404");

  const populated = await toxiproxy.populate([
    { name: "p", listen: made.listen, upstream },
    { name: "q", listen: "127.0.0.1:0", upstream },
  ]);
  expect(Object.keys(populated)).toEqual(["p", "q"]);
  expect(Object.keys(await toxiproxy.getAll())).toEqual(["p", "q"]);
  expect(await toxiproxy.getVersion()).toContain("2.12.0");
  await made.remove();
  await expect(toxiproxy.get("p")).rejects.toThrow("404");
});
