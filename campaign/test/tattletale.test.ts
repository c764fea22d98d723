import { describe, expect, it } from "vitest";
import { startAccounts } from "../accounts/start-accounts.ts";
import { startChat } from "../chat/start-chat.ts";
import { judge } from "../tattletale/rules.ts";
import { startTattletale } from "../tattletale/start-tattletale.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const at = (port: number): string => `http://127.0.0.1:${port}`;

const kept = async <T extends { close(): unknown }>(starting: Promise<T>): Promise<T> => {
  const running = await starting;
  cleanups.push(() => running.close());
  return running;
};

const healthOf = async (port: number) =>
  JSON.parse((await ask(port, "/healthz")).text) as Record<string, unknown>;

/** Tattletale with a vendor and two paths for alarms; the links to the vendor and the chat can be broken. */
const aWorld = async (perSecond = 1_000_000) => {
  const { url, name } = await database.create();
  const accounts = await kept(startAccounts({ port: 0, perSecond }));
  const chat = await kept(startChat({ port: 0 }));
  const mail = await kept(startChat({ port: 0 }));
  const vendorLink = await kept(openSlowLink(accounts.port));
  const chatLink = await kept(openSlowLink(chat.port));
  const folder = temporary();
  cleanups.push(folder.remove);
  const tattletale = await kept(
    startTattletale({
      port: 0,
      databaseUrl: url(),
      folder: folder.path,
      vendor: at(vendorLink.port),
      chat: at(chatLink.port),
      mail: at(mail.port),
    }),
  );
  const check = async (key: string, account: unknown = 7) =>
    await post(tattletale.port, "/checks", { account }, { "Idempotency-Key": key });
  const turn = async (switchName: string, on = true) =>
    await post(tattletale.port, `/admin/${switchName}`, { on });
  const findings = async () => await database.query("SELECT key, outcome FROM findings ORDER BY key", name);
  return {
    port: tattletale.port,
    chat: chat.port,
    mail: mail.port,
    vendorLink,
    chatLink,
    check,
    turn,
    findings,
  };
};

const cut = (link: { isCut: boolean; dropAll: () => void }): void => {
  link.isCut = true;
  link.dropAll();
};

describe("a check", () => {
  it("makes one finding however often it is sent, and tells people of a fail once", async () => {
    const { port, chat, check, findings } = await aWorld();
    const answers = [await check("c1"), await check("c1"), await check("c2", 600), await check("c2", 600)];
    expect(answers.map(({ text }) => text)).toEqual([
      '{"outcome":"pass"}',
      '{"outcome":"pass"}',
      '{"outcome":"fail"}',
      '{"outcome":"fail"}',
    ]);
    expect(await findings()).toEqual([
      { key: "c1", outcome: "pass" },
      { key: "c2", outcome: "fail" },
    ]);
    expect(await healthOf(chat)).toMatchObject({ messages: 1, newest: "account 600: two-factor is off" });
    expect((await ledger(port)).sort()).toEqual(["c1", "c2"]);
  });

  it.each([0, 1_001, 1.5, "7", null])("of account %j is refused with a reason", async (account) => {
    const { check } = await aWorld();
    const { status, json } = await check("c1", account);
    expect([status, json.error]).toEqual([422, "account must be a whole number from 1 to 1000"]);
  });

  it.each([
    [500, "{}"],
    [429, '{"twoFactor":true,"publicFolders":0}'],
    [200, "<html>"],
    [200, "{}"],
    [200, '{"twoFactor":"yes","publicFolders":0}'],
  ])("whose vendor answers %i with %j is no pass", (status, text) => {
    expect(judge({ status, text, headers: {} }).is).toBe("unknown");
  });
});

describe("a vendor that throttles", () => {
  it("leaves checks without a finding, and is not helped by asking it again at once", async () => {
    const { port, check, turn, findings } = await aWorld(0);
    const { status, json } = await check("c1");
    expect([status, json.error]).toEqual([503, "not checked: the vendor answered 429"]);
    await turn("again");
    expect((await check("c1")).status).toBe(503);
    expect(await findings()).toEqual([]);
    expect((await ask(port, "/heartbeat")).status).toBe(503);
  });

  it("is made up for when it answers again, and the heartbeat says that it is", async () => {
    const { port, vendorLink, check, turn, findings } = await aWorld();
    await turn("later");
    cut(vendorLink);
    const answers = [await check("c1"), await check("c2", 600)];
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(await healthOf(port)).toMatchObject({ state: "queue-writes", backlog: 2 });
    expect(await findings()).toEqual([]);
    vendorLink.isCut = false;
    await until(async () => (await healthOf(port))["backlog"] === 0);
    expect(await findings()).toEqual([
      { key: "c1", outcome: "pass" },
      { key: "c2", outcome: "fail" },
    ]);
    expect((await ask(port, "/heartbeat")).status).toBe(200);
  });
});

describe("alarms", () => {
  it("of many fails are one message while they are grouped, on the second path when the chat is silent", async () => {
    const { chat, mail, chatLink, check, turn } = await aWorld();
    await turn("grouped");
    const told = async (path: number) => Number((await healthOf(path))["messages"]);
    const failMany = async (round: string) => {
      const checks = Array.from(
        { length: 8 },
        async (_, index) => await check(`${round}${index}`, 600 + index),
      );
      for (const { status } of await Promise.all(checks)) expect(status).toBe(201);
    };
    await failMany("a");
    await until(async () => (await told(chat)) > 0);
    // The eight may fall on both sides of a second.
    expect(await told(chat)).toBeLessThanOrEqual(2);
    cut(chatLink);
    await failMany("b");
    await until(async () => (await told(mail)) > 0);
    expect(String((await healthOf(mail))["newest"])).toMatch(
      /^\d failed checks: account 60\d: two-factor is off/u,
    );
  });

  it("that the chat did not take are told again", async () => {
    const { port, chat, mail, chatLink, check } = await aWorld();
    cut(chatLink);
    expect((await check("c1", 600)).status).toBe(201);
    const told = async (path: number) => Number((await healthOf(path))["messages"]);
    await until(async () => (await told(mail)) + (await told(chat)) === 1);
    expect((await healthOf(port))["untold"]).toBe(0);
  });
});
