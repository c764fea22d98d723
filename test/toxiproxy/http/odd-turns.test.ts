import { describe, expect, it } from "vitest";
import { httpToxic, InConversation } from "../support/in-conversation.ts";

const REFUSED = [httpToxic("http_status", { path: "/no" })];
const NO = "GET /no HTTP/1.1\r\n\r\n";
const OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

describe("what follows a request for something else", () => {
  it("passes unread while nobody knows what it is", () => {
    const world = new InConversation(REFUSED);
    const connect = "CONNECT h:1 HTTP/1.1\r\n\r\n";
    world.ask(connect + NO);
    world.answer(`HTTP/1.1 200 OK\r\n\r\n${OK}`);
    world.ask(NO);
    expect([world.service.text, world.client.text]).toEqual([
      connect + NO + NO,
      `HTTP/1.1 200 OK\r\n\r\n${OK}`,
    ]);
    expect(world.sides).toBeUndefined();
  });

  it("passes unread for good when it turns out to have been HTTP", () => {
    const world = new InConversation(REFUSED);
    const upgrade = "GET /a HTTP/1.1\r\nUpgrade: x\r\n\r\n";
    world.ask(upgrade + NO);
    world.answer(OK);
    world.ask(NO);
    world.answer(OK + OK);
    expect([world.service.text, world.client.text]).toEqual([upgrade + NO + NO, OK + OK + OK]);
  });

  it("an Upgrade that was answered before its body was whole is no riddle any more", () => {
    const world = new InConversation(REFUSED);
    world.ask("POST /a HTTP/1.1\r\nUpgrade: x\r\nContent-Length: 2\r\n\r\na");
    world.answer(OK);
    world.ask(`b${NO}`);
    expect(world.client.text).toContain("HTTP/1.1 503");
    world.stop();
  });
});

describe("a connection that is older than its first HTTP toxic", () => {
  it("is read from its next request on, also when it was in the middle of a body", () => {
    const world = new InConversation(REFUSED, { isFresh: false });
    world.ask("the end of a body");
    world.answer(OK);
    world.ask(NO);
    expect(world.service.text).toBe("the end of a body");
    expect(world.client.text).toMatch(/^HTTP\/1\.1 200 [^]*ok(?=HTTP\/1\.1 503)/u);
    world.stop();
  });

  it("that never says a request is left alone", () => {
    const world = new InConversation(REFUSED, { isFresh: false });
    world.ask("GET something else\r\n");
    world.answer("HTTP/1.1 but not quite\r\n");
    expect([world.service.text, world.client.text]).toEqual([
      "GET something else\r\n",
      "HTTP/1.1 but not quite\r\n",
    ]);
  });
});

describe("what goes wrong in the middle", () => {
  it("ends a cut answer whose chunks are broken", () => {
    const world = new InConversation([httpToxic("http_cut", { bytes: 2, honest: false })]);
    world.ask("GET /a HTTP/1.1\r\n\r\n");
    world.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n");
    world.answer("no size\r\n");
    expect(world.client.text).toMatch(/\r\n\r\n2\r\nab\r\n0\r\n\r\n$/u);
    expect(world.client.hasEnded).toBe(true);
  });

  it("answers a refused request whose chunks are broken, closes, and shows the service nothing of it", () => {
    const world = new InConversation(REFUSED);
    world.ask("POST /no HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n");
    world.ask("no size\r\n");
    world.ask(NO);
    expect(world.service.text).toBe("");
    expect(world.client.text).toMatch(/^HTTP\/1\.1 503 [^]*\r\nconnection: close\r\n\r\n$/u);
    expect(world.client.hasEnded).toBe(true);
  });

  it("passes an answer that came before anybody asked", () => {
    const world = new InConversation(REFUSED);
    world.answer("220 mail ready\r\n");
    world.ask(NO);
    expect([world.service.text, world.client.text]).toEqual([NO, "220 mail ready\r\n"]);
  });
});

it("reads no more from a client that has a thousand requests waiting", () => {
  const world = new InConversation(REFUSED);
  world.ask("GET /slow HTTP/1.1\r\n\r\n");
  world.ask(NO.repeat(998));
  expect(world.sides?.requests.isFull?.()).toBe(false);
  world.ask(NO);
  expect(world.sides?.requests.isFull?.()).toBe(true);
  world.answer(OK);
  expect(world.sides?.requests.isFull?.()).toBe(false);
  expect(world.client.text.match(/HTTP\/1\.1 503/gu)).toHaveLength(999);
});
