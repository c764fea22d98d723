import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { EnvironmentError } from "../../../model/errors.ts";
import { greet } from "../../../run/toxiproxy/greet.ts";
import { startToxiproxy } from "../../../toxiproxy/server.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function answering(status: number, body: string): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const saying = async (version: string): Promise<string> =>
  await answering(200, `{"version": "${version}"}\n`);

describe("who answers at the address of a Toxiproxy", () => {
  it.each(["2.5.0", "2.9.1", "2.12.0", "2.12.7"])("version %s is taken as it is", async (version) => {
    expect(await greet(await saying(version))).toEqual({ version, dialect: "server", notes: [] });
  });

  it.each(["2.13.0", "3.0.0", "git", ""])("version %j is told, and goes on", async (version) => {
    const { dialect, notes } = await greet(await saying(version));
    expect(dialect).toBe("server");
    expect(notes).toEqual([expect.stringContaining(`is version "${version}": gameday was tried up to 2.12`)]);
  });

  it.each([
    ["2.4.9", '{"version": "2.4.9"}'],
    ["1.0.3", '{"version": "1.0.3"}'],
    ["2.1.4", "2.1.4"],
  ])("version %s is too old", async (version, body) => {
    const greeting = greet(await answering(200, body));
    await expect(greeting).rejects.toThrow(EnvironmentError);
    await expect(greeting).rejects.toThrow(`is version "${version}", and that is too old.`);
    await expect(greeting).rejects.toMatchObject({ hint: expect.stringContaining("2.5.0 or newer") });
  });

  it.each([
    [404, "404 page not found"],
    [200, "<!doctype html><title>Shop</title>"],
    [200, '{"status":"ok"}'],
    [200, "null"],
    [503, '{"version": "2.12.0"}'],
  ])("something else, with status %i and %s, is refused", async (status, body) => {
    const greeting = greet(await answering(status, body));
    await expect(greeting).rejects.toThrow(EnvironmentError);
    await expect(greeting).rejects.toThrow(`is no Toxiproxy: it answered /version with status ${status}`);
  });

  it("nobody is said with the address", async () => {
    const { url, close } = await startToxiproxy();
    await close();
    const greeting = greet(url);
    await expect(greeting).rejects.toThrow(EnvironmentError);
    await expect(greeting).rejects.toThrow(`No Toxiproxy answers at "${url}": connect ECONNREFUSED`);
  });

  it("the embedded one is known by its version, and takes a time limit", async () => {
    const { url, close } = await startToxiproxy();
    ends.push(close);
    expect(await greet(url)).toMatchObject({ dialect: "embedded", notes: [] });
  });
});
