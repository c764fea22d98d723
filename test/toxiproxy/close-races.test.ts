import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { afterAll, afterEach, expect, it } from "vitest";
import { ProxyCollection, type ProxyInput } from "../../toxiproxy/proxy-collection.ts";
import { until } from "./support/rig.ts";

/** Held for as long as this file is tested. */
async function takenAddress(): Promise<string> {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  afterAll(() => holder.close());
  return `127.0.0.1:${(holder.address() as AddressInfo).port}`;
}
const taken = await takenAddress();

const idle = process.getActiveResourcesInfo();
const count = (all: readonly string[], name: string): number => all.filter((one) => one === name).length;

/** Whether nothing keeps this process alive that did not do so before. */
const isIdle = (): boolean =>
  ["TCPServerWrap", "Timeout"].every(
    (name) => count(process.getActiveResourcesInfo(), name) <= count(idle, name),
  );

const proxies = new Set<ProxyCollection>();
afterEach(() => {
  for (const open of proxies) open.close();
});

function collection(): ProxyCollection {
  const made = new ProxyCollection({ seed: 1, traffic: undefined });
  proxies.add(made);
  return made;
}

const input = (name: string, upstream = "127.0.0.1:1"): ProxyInput => ({
  name,
  upstream,
  listen: "localhost:0",
  enabled: true,
  toxics: [],
});

/** Lets so many steps of what is under way happen. */
async function steps(count: number): Promise<void> {
  for (let step = 0; step < count; step += 1) {
    await new Promise((resolve) => (step % 8 === 7 ? setImmediate(resolve) : process.nextTick(resolve)));
  }
}
const MOMENTS = Array.from({ length: 24 }, (_, moment) => moment);

it("a list of proxies that is being made when the server closes leaves no listener behind", async () => {
  const inputs = Array.from({ length: 20 }, (_, n) => input(`p${n}`));
  for (const moment of MOMENTS) {
    const open = collection();
    const making = Promise.allSettled([open.populate(inputs, [])]);
    await steps(moment);
    open.close();
    await making;
    expect(open.all).toEqual([]);
  }
  await until(isIdle);
});

it.each([
  ["", "localhost:0"],
  [" by one that cannot listen", taken],
])("a proxy that is being replaced%s when the server closes does not open again", async (_, listen) => {
  for (const moment of MOMENTS) {
    const open = collection();
    await open.create(input("p"));
    const replacing = open.populate([{ ...input("p", "127.0.0.1:2"), listen }], []);
    await Promise.all([Promise.allSettled([replacing]), steps(moment).then(() => open.close())]);
    expect(open.all).toEqual([]);
  }
  await until(isIdle);
});

it("a proxy taken away while it is being disabled for a time leaves no timer behind", async () => {
  const open = collection();
  const proxy = await open.create(input("p"));
  const disabling = proxy.update({ enabled: false, ttl: 1_000_000, upstream: "127.0.0.1:2" });
  open.remove("p");
  await disabling;
  await until(isIdle);
  expect(open.all).toEqual([]);
});

it("a proxy taken away and made again while a list replaces it is there once", async () => {
  const open = collection();
  await open.create(input("p"));
  const replacing = open.populate([input("p", "127.0.0.1:2")], []);
  open.remove("p");
  const [again] = await Promise.allSettled([open.create(input("p")), replacing]);
  expect(again.status).toBe("fulfilled");
  open.close();
  await until(isIdle);
});
