import { describe, expect, it } from "vitest";
import { SeededRandom } from "../../toxiproxy/seeded-random.ts";
import { open, pause, serveEcho, startRig } from "./support/rig.ts";

/** Which of 40 connections, made one after the other, lose what they send. */
async function picked(seed: number, toxic: Record<string, unknown>): Promise<string> {
  const rig = await startRig({ seed });
  const port = await rig.proxy("p", await serveEcho());
  await rig.toxic("p", { type: "timeout", stream: "upstream", ...toxic });
  const peers = [];
  for (let n = 0; n < 40; n += 1) {
    const peer = await open(port);
    peer.socket.write("x");
    peers.push(peer);
    // One at a time, so that the server numbers them in this order.
    await pause(2);
  }
  await pause(150);
  return peers.map(({ bytes }) => (bytes === 0 ? "T" : ".")).join("");
}

describe("the seed", () => {
  it("43: decides which connections a toxic applies to", async () => {
    const first = await picked(7, { toxicity: 0.5 });
    expect(await picked(7, { toxicity: 0.5 })).toBe(first);
    expect(await picked(8, { toxicity: 0.5 })).not.toBe(first);
    expect(await picked(7, { toxicity: 0.5, name: "other" })).not.toBe(first);
    expect(first.replaceAll(".", "").length).toBeGreaterThan(8);
    expect(first.replaceAll("T", "").length).toBeGreaterThan(8);
  });

  it("makes draws that are spread evenly and depend on the key and the number only", () => {
    const random = new SeededRandom(1, "proxy", "toxic", 1);
    const draws = Array.from({ length: 10_000 }, (_, n) => random.draw(n));
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true);
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
    expect(new SeededRandom(1, "proxy", "toxic", 1).draw(77)).toBe(draws[77]);
    const coins = Array.from({ length: 10_000 }, (_, n) => new SeededRandom(1, "proxy", "toxic", n).draw(0));
    const heads = coins.filter((coin) => coin < 0.1).length;
    expect(Math.abs(heads - 1000)).toBeLessThan(150);
  });
});
