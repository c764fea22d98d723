import { expect, it } from "vitest";
import type { Plan } from "../../../model/plan.ts";
import { ratio } from "../../../model/units.ts";
import { findToxiproxyFor } from "../../../run/toxiproxy/must-understand.ts";
import { ToxiproxyApi } from "../../../run/toxiproxy/api.ts";
import { aBreak, aPlan } from "../../support/a-plan.ts";
import { startHttpWorld } from "../../toxiproxy/support/http-world.ts";

const refused = {
  type: "http_status",
  attributes: { path: "/pay", method: "", status: 429, retry_after: 0, body: "" },
  stream: "downstream",
  toxicity: ratio(1),
} as const;
const plan: Plan = aPlan({
  breaks: [aBreak({ id: "vendor-busy", changes: [{ kind: "toxic", link: "database", toxic: refused }] })],
});

it("a plan that breaks single calls is refused for a real server before one is looked for, and taken by ours", async () => {
  await expect(findToxiproxyFor(plan, { kind: "server" })).rejects.toMatchObject({
    name: "UsageError",
    message: 'The break "vendor-busy" needs "http_status", which toxiproxy-server does not have.',
    hint: "Run it with --toxiproxy embedded, or leave the break out with --only.",
  });
  expect((await findToxiproxyFor(plan, { kind: "embedded" })).dialect).toBe("embedded");
  const { server } = await startHttpWorld();
  expect((await findToxiproxyFor(plan, { kind: "url", url: server.url })).dialect).toBe("embedded");
});

it("what a fault says goes to the embedded Toxiproxy and comes off again", async () => {
  const world = await startHttpWorld();
  const api = new ToxiproxyApi(world.server.url);
  const proxy = { name: "p", listen: "", upstream: "", enabled: true, toxics: [] };
  await api.addToxic(proxy, { ...refused, name: "t", ttl: 60_000 });
  expect((await world.ask("/pay")).status).toBe(429);
  await api.removeToxic(proxy, "t");
  expect((await world.ask("/pay")).status).toBe(200);
});
