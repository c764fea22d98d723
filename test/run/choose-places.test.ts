import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { EnvironmentError } from "../../model/errors.ts";
import type { PlannedLink } from "../../model/links.ts";
import { seconds } from "../../model/units.ts";
import { choosePlaces, namedPorts } from "../../run/choose-places.ts";
import { portFinder } from "../../run/ports.ts";
import { aBreak, aPlan } from "../support/a-plan.ts";

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

describe("a folder of the run", () => {
  const root = mkdtempSync(join(tmpdir(), "gameday-places-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const process = {
    name: "shop",
    command: "ls '${folders.box}'",
    cwd: ".",
    env: {},
    ready: "tcp://127.0.0.1:1",
    readyWithin: seconds(1),
    nice: 0,
  };

  it("is empty, and goes into commands as it is", async () => {
    const { folders } = await choosePlaces(aPlan({ system: [process] }), root);
    expect(folders.get("box")).toBe(join(root, "box"));
    expect(readdirSync(join(root, "box"))).toEqual([]);
  });

  it.each(["it's", "a b", 'a"b', "$(touch x)", "a;b", "a`b`", "a\nb", "a\\b"])(
    "is refused in %j, in which a shell sees more than a name",
    async (name) => {
      const folder = join(root, name);
      mkdirSync(folder);
      await expect(choosePlaces(aPlan({ system: [process] }), folder)).rejects.toThrow(EnvironmentError);
      expect((await choosePlaces(aPlan(), folder)).folders.size).toBe(0);
    },
  );
});

it("a port to which a link is led by mistake is not chosen for something else: nobody may listen there", () => {
  const changes = [{ kind: "repoint", link: "edge", to: "127.0.0.1:4321" }] as const;
  expect([...namedPorts(aPlan({ links: [edge], breaks: [aBreak({ changes })] }))]).toEqual([9, 4321]);
});
