import { createConnection } from "node:net";
import { createTransport } from "nodemailer";
import { describe, expect, it } from "vitest";
import { startMailVendor } from "../mail-vendor/start-mail-vendor.ts";
import { startMailer } from "../mailer/start-mailer.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const at = (port: number): string => `http://127.0.0.1:${port}`;
const aVendor = async () => {
  const vendor = await startMailVendor({ port: 0, smtpPort: 0, connections: 60, acceptMs: 1 });
  cleanups.push(() => vendor.close());
  return vendor;
};

const logOf = async (vendor: { port: number }) => (await ask(vendor.port, "/log")).text;

/** The mailer over two mail services, with links that can be broken before the first and before the clicks' database. */
const aWorld = async () => {
  const { url } = await database.create();
  const [first, second] = [await aVendor(), await aVendor()];
  const link = await openSlowLink(first.smtpPort);
  const clicks = await openSlowLink(database.port);
  const folder = temporary();
  const host = "127.0.0.1";
  const settings = {
    port: 0,
    databaseUrl: url(),
    clicksUrl: url(clicks.port),
    first: { smtp: { host, port: link.port }, web: at(first.port) },
    second: { smtp: { host, port: second.smtpPort }, web: at(second.port) },
    folder: folder.path,
  };
  cleanups.push(folder.remove, link.close, clicks.close);
  const start = async () => {
    const mailer = await startMailer(settings);
    cleanups.push(() => mailer.close());
    const { port } = mailer;
    const mail = async (token: string, kind: unknown = "appeal", to: unknown = "ann@example.org") =>
      await post(port, "/mails", { to, kind }, { "Idempotency-Key": token });
    const turn = async (name: string, on = true) => await post(port, `/admin/${name}`, { on });
    const backlog = async () => Number(JSON.parse((await ask(port, "/healthz")).text).backlog);
    const drained = async () => await until(async () => (await backlog()) === 0);
    const click = async (id: unknown) => await ask(port, `/click?id=${String(id)}`);
    return { mail, turn, backlog, drained, click, ledger: async () => (await ledger(port)).sort() };
  };
  return { link, clicks, start, first: () => logOf(first), second: () => logOf(second) };
};

describe("the mail service", () => {
  it("takes the same mail as often as it comes, and says so", async () => {
    const vendor = await aVendor();
    const transport = createTransport({ host: "127.0.0.1", port: vendor.smtpPort, ignoreTLS: true });
    const mail = { from: "a@example.org", to: "b@example.org", text: "X-Reference: not-me", headers: {} };
    await transport.sendMail({ ...mail, headers: { "X-Reference": "r1" } });
    await transport.sendMail({ ...mail, headers: { "X-Reference": "r1" } });
    await transport.sendMail(mail);
    expect((await ask(vendor.port, "/mails?reference=r1")).text).toBe('{"count":2}');
    expect((await ask(vendor.port, "/mails?reference=not-me")).text).toBe('{"count":0}');
    expect((await ask(vendor.port, "/log")).text).toBe("r1\nr1\n\n");
  });

  it("refuses more connections than it allows with 421", async () => {
    const vendor = await startMailVendor({ port: 0, smtpPort: 0, connections: 1, acceptMs: 1 });
    cleanups.push(() => vendor.close());
    const greetings: string[] = [];
    const sockets = [1, 2].map(() => createConnection(vendor.smtpPort, "127.0.0.1"));
    cleanups.push(() => sockets.forEach((socket) => socket.destroy()));
    for (const socket of sockets) socket.on("data", (bytes) => greetings.push(String(bytes).slice(0, 3)));
    await until(() => greetings.length === 2);
    expect(greetings.sort()).toEqual(["220", "421"]);
  });
});

describe("a mail", () => {
  it("goes out once, however often it is asked for", async () => {
    const mailer = await (await aWorld()).start();
    const statuses = [];
    for (const token of ["m1", "m1", "m2"]) statuses.push((await mailer.mail(token)).status);
    await mailer.turn("queue");
    statuses.push((await mailer.mail("m1")).status, (await mailer.mail("m3")).status);
    await mailer.drained();
    expect(statuses).toEqual([201, 201, 201, 202, 202]);
    expect(await mailer.ledger()).toEqual(["m1", "m2", "m3"]);
  });

  it("that waits in the queue is not sent past it", async () => {
    const { link, start } = await aWorld();
    const mailer = await start();
    link.isCut = true;
    await mailer.turn("queue");
    await mailer.mail("m1");
    await mailer.turn("queue", false);
    expect((await mailer.mail("m1")).status).toBe(202);
    link.isCut = false;
    await mailer.drained();
    expect(await mailer.ledger()).toEqual(["m1"]);
  });

  it.each(["ann", "ann@example.org\r\nBcc: all@example.org", "@x.org", 7])("to %j is refused", async (to) => {
    const mailer = await (await aWorld()).start();
    const answer = await mailer.mail("m1", "appeal", to);
    expect([answer.status, answer.json.error]).toEqual([
      422,
      "to must be an address such as ann@example.org",
    ]);
  });
});

describe("when the first mail service gives no answer", () => {
  it("does not send a mail again that it has taken, though its answer was lost", async () => {
    const { link, start, first } = await aWorld();
    const mailer = await start();
    await mailer.mail("m0");
    link.delayMs = 1_500;
    const sent = mailer.mail("m1");
    // The mail itself gets through, and then the way back is gone.
    await until(async () => (await first()).includes("m1"));
    link.dropAll();
    expect((await sent).status).toBe(504);
    link.delayMs = 0;
    await mailer.turn("second-service");
    await mailer.drained();
    expect(await mailer.ledger()).toEqual(["m0", "m1"]);
  });

  it("is helped by the queue and the second service, and not by more connections", async () => {
    const { link, start, second } = await aWorld();
    const mailer = await start();
    link.isCut = true;
    await mailer.turn("many-connections");
    expect((await mailer.mail("m1")).status).toBe(504);
    await mailer.turn("queue");
    await mailer.turn("second-service");
    expect((await mailer.mail("m2")).status).toBe(202);
    await mailer.drained();
    expect((await second()).split("\n").sort()).toEqual(["", "m1", "m2"]);
  });

  it("pauses newsletters while the queue is on, over a restart too", async () => {
    const { start } = await aWorld();
    const mailer = await start();
    await mailer.turn("queue");
    await Promise.all([mailer.mail("n1", "newsletter"), mailer.mail("r1", "receipt")]);
    await until(async () => (await mailer.backlog()) === 1);
    expect(await mailer.ledger()).toEqual(["r1"]);
    await cleanups.pop()?.();
    const again = await start();
    await again.drained();
    expect(await again.ledger()).toEqual(["n1", "r1"]);
  });
});

describe("a click", () => {
  it("is led to the page of its link", async () => {
    const mailer = await (await aWorld()).start();
    const { status, headers } = await mailer.click(7);
    expect([status, headers["location"]]).toEqual([302, "https://give.example.org/page/7"]);
    expect([(await mailer.click(999)).status, (await mailer.click("x")).status]).toEqual([404, 400]);
  });

  it("is dead without the database; the still page helps, and more connections do not", async () => {
    const { clicks, start } = await aWorld();
    const mailer = await start();
    clicks.isCut = true;
    clicks.dropAll();
    await mailer.turn("large-pool");
    expect((await mailer.click(7)).status).toBe(503);
    await mailer.turn("static-links");
    const { status, headers } = await mailer.click(7);
    expect([status, headers["location"]]).toEqual([302, "https://give.example.org/"]);
  });
});
