import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { startRig } from "./support/rig.ts";

const LATENCY = { type: "latency", attributes: { latency: 1 } };

describe("the API in general", () => {
  it("refuses bodies over 1 MiB and survives garbage", async () => {
    const { call, server } = await startRig();
    expect((await call("POST", "/proxies", "x".repeat(1_200_000))).status).toBe(413);
    for (const garbage of [
      "\u0000\u0001 garbage\r\n\r\n",
      "POST /proxies HTTP/1.1\r\nContent-Length: 10\r\n\r\n{",
    ]) {
      const socket = connect(server.port, server.host);
      socket.on("error", () => undefined);
      socket.resume().write(garbage);
      socket.end();
      await new Promise((resolve) => socket.on("close", resolve));
    }
    for (const body of ["", "{", "[]", "5", '"x"', '{"name":5}', '{"name":"a","upstream":[]}']) {
      expect((await call("POST", "/proxies", body)).status).toBe(400);
    }
    expect((await call("GET", "/proxies/%zz")).status).toBe(400);
    expect((await call("GET", "/version")).status).toBe(200);
  });
});

describe("populate", () => {
  it("toxics given for a proxy that is there already replace those of the same name", async () => {
    const { call } = await startRig();
    const entry = { name: "p", listen: "127.0.0.1:0", upstream: "h:1" };
    const good = await call("POST", "/populate", [{ ...entry, toxics: [LATENCY] }]);
    expect(good.json.proxies[0].toxics).toHaveLength(1);
    const listen = good.json.proxies[0].listen;
    const changed = { ...LATENCY, attributes: { latency: 7 } };
    const again = await call("POST", "/populate", [{ ...entry, listen, toxics: [changed] }]);
    expect(again.json.proxies[0].toxics).toMatchObject([{ attributes: { latency: 7, jitter: 0 } }]);
  });
});
