import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { PlannedLink } from "../../model/plan.ts";
import { choosePlaces } from "../../run/choose-places.ts";
import { portFinder } from "../../run/ports.ts";
import { aPlan } from "../support/a-plan.ts";

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server = undefined;
});

const edge: PlannedLink = { name: "edge", to: "127.0.0.1:9" };
const linksWith = (listen: string) => aPlan({ links: [edge, { ...edge, name: "database", listen }] });

describe("the entrance of a link", () => {
  it("is where the scenario wants it, and otherwise at a free port", async () => {
    const wanted = `127.0.0.1:${await portFinder()()}`;
    const { links } = await choosePlaces(linksWith(wanted), "/nowhere");
    expect(links.get("database")).toBe(wanted);
    expect(links.get("edge")).toMatch(/^127\.0\.0\.1:\d+$/u);
    expect(links.get("edge")).not.toBe(wanted);
  });

  it("that somebody else holds is an error with the link and the address", async () => {
    server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const taken = `127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    await expect(choosePlaces(linksWith(taken), "/nowhere")).rejects.toThrow(
      expect.objectContaining({
        name: "EnvironmentError",
        message: expect.stringContaining(
          `The link "database" cannot listen at "${taken}": listen EADDRINUSE`,
        ),
        hint: expect.stringContaining("another listen:"),
      }),
    );
  });
});
