import { expect, it } from "vitest";
import { open, openPair, pause, serveEcho, until, type Peer } from "../toxiproxy/support/rig.ts";
import { onBoth } from "./support/both.ts";

const CONNECTIONS = 60;
/** So many looks in a row without anything new are the end of what comes. */
const QUIET_LOOKS = 25;
const LOOK_EVERY_MS = 20;

async function settle(peers: readonly Peer[]): Promise<void> {
  const total = (): number => peers.reduce((sum, { bytes }) => sum + bytes, 0);
  let last = total();
  for (let quiet = 0; quiet < QUIET_LOOKS; quiet += 1) {
    await pause(LOOK_EVERY_MS);
    if (total() !== last) quiet = 0;
    last = total();
  }
}

/** Sends a byte on each connection and tells which get no echo, since what they sent was dropped. */
async function dropped(peers: readonly Peer[]): Promise<boolean[]> {
  const before = peers.map(({ bytes }) => bytes);
  for (const { socket } of peers) socket.write("x");
  await settle(peers);
  return peers.map(({ bytes }, index) => bytes === before[index]);
}

const count = (flags: readonly boolean[]): number => flags.filter(Boolean).length;

const differ = (some: readonly boolean[], others: readonly boolean[]): boolean =>
  some.some((flag, index) => flag !== others[index]);

onBoth("c-E toxicity", (backend) => {
  it.concurrent("c43 is a coin for each connection, and holds for all that it sends", async () => {
    const { proxy, toxic } = await backend.rig();
    const port = await proxy("p", await serveEcho());
    await toxic("p", { type: "timeout", stream: "upstream", toxicity: 0.5 });
    const peers = await Promise.all(Array.from({ length: CONNECTIONS }, () => open(port)));
    const first = await dropped(peers);
    // Of 60 fair coins, less than one run in ten million has so few of a kind.
    expect(count(first)).toBeGreaterThan(CONNECTIONS / 6);
    expect(count(first)).toBeLessThan((CONNECTIONS * 5) / 6);
    expect(await dropped(peers)).toEqual(first);
  });

  it.concurrent("c44 a PATCH that changes nothing and a neighbour keep the coins as they fell, or throw them again", async () => {
    const { call, proxy, toxic } = await backend.rig();
    const port = await proxy("p", await serveEcho());
    const attributes = { rate: 0 };
    await toxic("p", { type: "bandwidth", name: "t", stream: "upstream", toxicity: 0.5, attributes });
    const peers = await Promise.all(Array.from({ length: CONNECTIONS }, () => open(port)));
    const first = await dropped(peers);
    expect((await call("PATCH", "/proxies/p/toxics/t", {})).status).toBe(200);
    // What the first throw held back has now come through: nothing of it may count for the second.
    await until(() => peers.every(({ bytes }) => bytes >= 1));
    const second = await dropped(peers);
    expect(count(second)).toBeGreaterThan(0);
    await toxic("p", { type: "noop", name: "next", stream: "upstream" });
    await until(() => peers.every(({ bytes }) => bytes >= 2));
    const third = await dropped(peers);
    const thrownAgain = backend.on({ embedded: false, server: true });
    expect([differ(first, second), differ(second, third)]).toEqual([thrownAgain, thrownAgain]);
  });

  it.concurrent("c45 toxicity 0 does nothing to a connection, or still closes it with timeout and resets it with reset_peer", async () => {
    const rig = await backend.rig();
    const kept = await openPair(rig, "kept");
    await rig.toxic("kept", { type: "timeout", name: "t", toxicity: 0 });
    await rig.call("DELETE", "/proxies/kept/toxics/t");
    const seen = await backend.on<() => Promise<unknown>>({
      embedded: () => pause(200),
      server: () => kept.client.ends(),
    })();
    expect([seen, kept.client.endedAt === undefined]).toEqual(
      backend.on<unknown[]>({ embedded: [undefined, true], server: ["end", false] }),
    );

    const echo = await rig.proxy("reset", await serveEcho());
    await rig.toxic("reset", { type: "reset_peer", toxicity: 0 });
    const later = await open(echo);
    later.socket.write("x");
    await later.receives(1);
    later.socket.end();
    expect(await later.ends()).toBe(backend.on({ embedded: "end", server: "reset" }));
  });
});
