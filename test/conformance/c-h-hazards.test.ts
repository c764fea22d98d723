import { expect, it } from "vitest";
import { open, pause, rigOn, serveEcho, until } from "../toxiproxy/support/rig.ts";
import { serveLargeBodies, startAbortingClients } from "./support/aborting-clients.ts";
import { answersWithin } from "./support/answers-within.ts";
import { onBoth } from "./support/both.ts";
import { cycle } from "./support/cycles.ts";
import { stall } from "./support/stall.ts";

onBoth("c-H hazards", (backend) => {
  it("c61 large bodies and clients that give up never hang it, or only killing it helps", async ({
    annotate,
  }) => {
    const { server, child, exited } = await backend.process({ env: { LOG_LEVEL: "error" } });
    const rig = rigOn(server);
    const body = await serveLargeBodies();
    const clients = startAbortingClients(await rig.proxy("p", body), { count: 10 });
    await until(() => clients.done() > 5, 20_000);
    const { hungAt, removals } = await cycle(rig, backend.on({ embedded: 60, server: 10 }));
    await annotate(hungAt === undefined ? `${removals.length} removals, none hung` : `hung at ${hungAt}`);
    const isDeleted = await answersWithin(server.url, 2000)("DELETE", "/proxies/p");
    expect([hungAt, isDeleted]).toEqual(
      backend.on({ embedded: [undefined, true], server: [hungAt, isDeleted] }),
    );
    child.kill("SIGKILL");
    await exited;
    await clients.stop();
    expect(clients.gaveUp()).toBeGreaterThan(5);
    const again = rigOn((await backend.process({ env: { LOG_LEVEL: "error" } })).server);
    const peer = await open(await again.proxy("p", body));
    peer.socket.write("GET / HTTP/1.0\r\n\r\n");
    expect(await peer.receives(256 * 1024)).toContain("200 OK");
  });

  it("c62 a reader that stalls holds nothing up, or every call about its proxy but its removal", async () => {
    const rig = await backend.rig();
    const other = await open(await rig.proxy("other", await serveEcho()));
    await stall(rig, "stalled");
    const answers = answersWithin(rig.server.url, 2000);
    const held = [answers("DELETE", "/proxies/stalled/toxics/t")];
    await pause(100);
    held.push(answers("GET", "/proxies/stalled"), answers("POST", "/reset"));
    const isFree = backend.on({ embedded: true, server: false });
    expect(await Promise.all(held)).toEqual([isFree, isFree, isFree]);
    expect(await answers("POST", "/proxies/other/toxics", { type: "noop" })).toBe(true);
    other.socket.write("x");
    expect(await other.receives(1)).toBe("x");
    expect(await answers("DELETE", "/proxies/stalled")).toBe(true);
  });
});
