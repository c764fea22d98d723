import { expect, it } from "vitest";
import { open, pause, serve, startRig, until, type Peer } from "../support/rig.ts";

const HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
const ANSWER = `${HEAD}6\r\nabcdef\r\n3\r\nghi\r\n0\r\n\r\n`;
const REFUSED = "POST /no HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello";
const ASKED = "GET /yes HTTP/1.1\r\nHost: x\r\n\r\n";

/** Writes a text in two segments. */
async function writeSplit(write: (text: string) => unknown, text: string, at: number): Promise<void> {
  write(text.slice(0, at));
  await pause(1);
  write(text.slice(at));
}

const answered = (peer: Peer, end: string): Promise<void> => until(() => peer.text.endsWith(end));

it("a request and an answer may come in two segments, split at each of their bytes", async () => {
  const rig = await startRig();
  let [at, heard] = [1, ""];
  const service = await serve((socket) => {
    socket.on("data", (chunk) => {
      heard += chunk.toString();
      if (heard.endsWith("\r\n\r\n")) void writeSplit((text) => socket.write(text), ANSWER, at);
    });
  });
  const peer = await open(await rig.proxy("p", service));
  await rig.toxic("p", { type: "http_status", attributes: { path: "/no", status: 503, body: "no" } });
  await rig.toxic("p", { type: "http_cut", attributes: { path: "/yes", bytes: 8 } });
  for (at = 1; at < ANSWER.length; at += 1) {
    [peer.arrivals.length, heard] = [0, ""];
    const both = REFUSED + ASKED;
    await writeSplit((text) => peer.socket.write(text), both, at);
    await answered(peer, "\r\n0\r\n\r\n");
    expect(heard).toBe(ASKED);
    expect(peer.text).toMatch(/^HTTP\/1\.1 503 [^]*\r\n\r\nnoHTTP\/1\.1 200 /u);
    expect(peer.text.slice(peer.text.indexOf(HEAD) + HEAD.length).replaceAll(/\r\n|\d/gu, "")).toBe(
      "abcdefgh",
    );
  }
});
