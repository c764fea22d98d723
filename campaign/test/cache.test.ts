import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CacheClient } from "../cache/client.ts";
import { Conversation } from "../cache/conversation.ts";
import { ItemStore } from "../cache/item-store.ts";
import type { Program } from "./support/start-program.ts";
import { freePort, listens, startProgram, until } from "./support/start-program.ts";

let port: number;
let program: Program;

beforeAll(async () => {
  port = await freePort();
  program = startProgram("cache/main.ts", { PORT: String(port) });
  await listens(port);
});

afterAll(() => program.stop());

const say = (conversation: Conversation, text: string): string => {
  const { reply } = conversation.receive(Buffer.from(text, "latin1"));
  return Buffer.concat(reply.map((part) => Buffer.from(part as string, "latin1"))).toString("latin1");
};

const aConversation = () => new Conversation(new ItemStore());

it.each([
  ["set a 7 0 3\r\nxyz\r\nget a\r\n", "STORED\r\nVALUE a 7 3\r\nxyz\r\nEND\r\n"],
  ["get nothing\r\n", "END\r\n"],
  [
    "set a 0 0 1\r\n1\r\nset b 0 0 1\r\n2\r\nget a c b\r\n",
    "STORED\r\nSTORED\r\nVALUE a 0 1\r\n1\r\nVALUE b 0 1\r\n2\r\nEND\r\n",
  ],
  ["set a 0 0 4\r\n\r\n\0\xff\r\nget a\r\n", "STORED\r\nVALUE a 0 4\r\n\r\n\0\xff\r\nEND\r\n"],
  [
    "add a 0 0 1\r\n1\r\nadd a 0 0 1\r\n2\r\nreplace b 0 0 1\r\n3\r\n",
    "STORED\r\nNOT_STORED\r\nNOT_STORED\r\n",
  ],
  [
    "set a 0 0 1\r\n1\r\nappend a 0 0 1\r\n2\r\nprepend a 0 0 1\r\n0\r\nget a\r\n",
    "STORED\r\nSTORED\r\nSTORED\r\nVALUE a 0 3\r\n012\r\nEND\r\n",
  ],
  [
    "set n 0 0 2\r\n10\r\nincr n 5\r\ndecr n 50\r\nincr x 1\r\nincr n y\r\n",
    "STORED\r\n15\r\n0\r\nNOT_FOUND\r\nCLIENT_ERROR invalid numeric delta argument\r\n",
  ],
  ["set a 0 0 1 noreply\r\n1\r\ndelete a\r\ndelete a\r\n", "DELETED\r\nNOT_FOUND\r\n"],
  ["set a 0 -1 1\r\n1\r\nget a\r\ntouch a 5\r\n", "STORED\r\nEND\r\nNOT_FOUND\r\n"],
  ["set a 0 0 1\r\n1\r\nflush_all\r\nget a\r\n", "STORED\r\nOK\r\nEND\r\n"],
  [
    "nonsense\r\nget\r\nset a b\r\nset a 0 0 x\r\n",
    "ERROR\r\nERROR\r\nCLIENT_ERROR bad command line format\r\nCLIENT_ERROR bad command line format\r\n",
  ],
  ["set a 0 0 2\r\n12345\r\nget a\r\n", "CLIENT_ERROR bad data chunk\r\nEND\r\n"],
  [`get ${"k".repeat(251)}\r\n`, "CLIENT_ERROR bad command line format\r\n"],
  [
    `set a 0 0 1048577\r\n${"x".repeat(1_048_577)}\r\nget a\r\n`,
    "SERVER_ERROR object too large for cache\r\nEND\r\n",
  ],
])("the conversation %j goes as memcached's", (said, heard) => {
  expect(say(aConversation(), said)).toBe(heard);
});

it("bytes may come one at a time", () => {
  const conversation = aConversation();
  const heard = "set a 0 0 5\r\nab\r\nc\r\nget a\r\nversion\r\n"
    .split("")
    .map((letter) => say(conversation, letter));
  expect(heard.join("")).toBe("STORED\r\nVALUE a 0 5\r\nab\r\nc\r\nEND\r\nVERSION 1.0.0-gotv\r\n");
});

it("a time beyond thirty days is a date", () => {
  const conversation = aConversation();
  const soon = Math.floor(Date.now() / 1000) + 100;
  const heard = say(conversation, `set a 0 ${soon} 1\r\n1\r\nset b 0 3000000 1\r\n1\r\nget a b\r\n`);
  expect(heard).toBe("STORED\r\nSTORED\r\nVALUE a 0 1\r\n1\r\nEND\r\n");
});

it("the server answers several commands sent at once and hangs up on quit", async () => {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.on("data", (bytes) => (heard += String(bytes)));
  socket.write("set q 0 0 2\r\nhi\r\nget q\r\nquit\r\n");
  await new Promise((resolve) => socket.on("close", resolve));
  expect(heard).toBe("STORED\r\nVALUE q 0 2\r\nhi\r\nEND\r\n");
});

it("the client keeps many questions apart, and comes back after the server was away", async () => {
  const away = await freePort();
  const client = new CacheClient({ host: "127.0.0.1", port: away });
  await expect(client.get("a")).rejects.toThrow("not connected");
  const server = startProgram("cache/main.ts", { PORT: String(away) });
  await listens(away);
  await until(() =>
    client.set("a", "0", 60).then(
      () => true,
      () => false,
    ),
  );
  const big = "é".repeat(300_000);
  await Promise.all(Array.from({ length: 50 }, (_, index) => client.set(`k${index}`, `${index}`, 60)));
  await client.set("big", big, 60);
  const values = await Promise.all(Array.from({ length: 50 }, (_, index) => client.get(`k${index}`)));
  expect(values.map(String)).toEqual(Array.from({ length: 50 }, (_, index) => `${index}`));
  expect(String(await client.get("big"))).toBe(big);
  expect(await client.get("nothing")).toBeUndefined();
  await server.stop();
  await pause(50);
  await expect(client.get("a")).rejects.toThrow(/connect/);
  client.close();
});
