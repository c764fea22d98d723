import { describe, expect, it } from "vitest";
import { permitHosts } from "../../cli/permit-hosts.ts";
import { EnvironmentError, UsageError } from "../../model/errors.ts";
import type { Plan } from "../../model/plan.ts";
import type { Reached } from "../../plan/reach.ts";
import { aPlan } from "../support/a-plan.ts";

interface Asked {
  readonly plan: Plan;
  readonly names?: Readonly<Record<string, readonly string[]>>;
  readonly allowed?: readonly string[];
  readonly also?: readonly Reached[];
}

/** With a look-up that knows these names and no others, and a list of what it was asked. */
async function permit({ plan, names = {}, allowed = [], also = [] }: Asked) {
  const asked: string[] = [];
  const lookUp = async (name: string): Promise<readonly string[]> => {
    asked.push(name);
    const found = names[name];
    if (found === undefined) throw new EnvironmentError(`"${name}" is not known.`, "Correct it.");
    return found;
  };
  const permitted = await permitHosts(plan, { allowed, lookUp, also });
  return { asked, ...permitted };
}

const refusal = async (asked: Asked): Promise<UsageError> =>
  await permit(asked).then(
    ({ foreign }) => expect.fail(`nothing was refused; foreign: ${foreign.join(", ")}`),
    (error: unknown) => {
      expect(error).toBeInstanceOf(UsageError);
      return error as UsageError;
    },
  );

const reaching = (...hosts: readonly string[]): Plan =>
  aPlan({
    links: hosts.map((host, index) => ({ name: index === 0 ? "edge" : `link-${index}`, to: `${host}:80` })),
    hosts: hosts.filter((host) => host !== "localhost" && !host.startsWith("127.")),
  });

describe("a run that stays on this machine", () => {
  it("may start, and nobody is asked about its addresses", async () => {
    expect(await permit({ plan: aPlan() })).toEqual({ foreign: [], addresses: new Map(), asked: [] });
  });

  it("may use a name that stands for this machine alone", async () => {
    const names = { "db.test": ["127.0.0.1", "::1", "::ffff:127.0.0.1"], localhost: ["127.0.0.1"] };
    const { foreign, asked } = await permit({ plan: reaching("localhost", "db.test"), names });
    expect(foreign).toEqual([]);
    expect(asked).toEqual(["localhost", "db.test"]);
  });
});

describe("a name that is not allowed", () => {
  it.each([
    ["another machine", ["192.0.2.7"]],
    ["this machine and another", ["127.0.0.1", "192.0.2.7"]],
    ["another machine in a spelling of IPv6", ["::ffff:192.0.2.7"]],
    ["another machine behind a gateway", ["64:ff9b::192.0.2.7"]],
    ["this machine behind a gateway", ["64:ff9b::127.0.0.1"]],
    ["an address with a zone", ["fe80::1%eth0"]],
    ["all addresses of a machine", ["0.0.0.0"]],
  ])("is refused when it stands for %s", async (_, found) => {
    const { message, hint } = await refusal({ plan: reaching("db.test"), names: { "db.test": found } });
    expect(message).toBe(
      `Not on this machine, and not allowed by the command line: "db.test" (${found.join(", ")}), reached by links.edge.to.`,
    );
    expect(hint).toBe(
      "If they are yours to break, type: gameday run scenarios/election-day.yaml --allow-host db.test",
    );
  });

  it("is refused when nobody knows what it stands for", async () => {
    expect((await refusal({ plan: reaching("db.test") })).message).toContain('"db.test" (no address known)');
  });

  it("is refused when it stands for nothing", async () => {
    const { message } = await refusal({ plan: reaching("db.test"), names: { "db.test": [] } });
    expect(message).toContain('"db.test" (no address known)');
  });

  it("is refused as localhost too, and then there is no flag that helps", async () => {
    const names = { localhost: ["127.0.0.1", "192.0.2.7"] };
    const { message, hint } = await refusal({ plan: reaching("localhost"), names });
    expect(message).toContain('"localhost" (127.0.0.1, 192.0.2.7)');
    expect(hint).toContain('write "127.0.0.1" instead');
  });

  it("is refused as the place of a Toxiproxy that already runs", async () => {
    const also = [{ kind: "loopback", host: "localhost", from: ["--toxiproxy"] }] as const;
    const { message } = await refusal({ plan: aPlan(), names: { localhost: ["192.0.2.7"] }, also });
    expect(message).toContain("reached by --toxiproxy");
  });
});

describe("a host that the scenario names", () => {
  it("is refused without its flag, each with all of its places, and one line allows them all", async () => {
    const { message, hint } = await refusal({
      plan: reaching("192.0.2.7", "db.test", "2001:db8::1"),
      names: { "db.test": ["192.0.2.8"] },
      allowed: ["db.test"],
    });
    expect(message).toContain('"192.0.2.7", reached by links.edge.to');
    expect(message).not.toContain('"db.test"');
    expect(hint).toMatch(/--allow-host db\.test --allow-host 192\.0\.2\.7 --allow-host 2001:db8::1$/u);
  });

  it("is reached with its flag, whatever it stands for on another machine", async () => {
    const names = { "db.test": ["192.0.2.8", "127.0.0.1"] };
    const { foreign, addresses } = await permit({
      plan: reaching("192.0.2.7", "db.test"),
      names,
      allowed: ["192.0.2.7", "db.test"],
    });
    expect(foreign).toEqual(["192.0.2.7", "db.test"]);
    expect(addresses).toEqual(new Map([["db.test", ["192.0.2.8", "127.0.0.1"]]]));
  });

  it.each(["0.0.0.0", "::", "224.0.0.1", "fe80::1%eth0"])(
    "is refused even then when it stands for %s",
    async (found) => {
      const { message } = await refusal({
        plan: reaching("db.test"),
        names: { "db.test": ["192.0.2.7", found] },
        allowed: ["db.test"],
      });
      expect(message).toBe(`"db.test" stands for "${found}", and that is not the address of one machine.`);
    },
  );

  it("is an error of the surroundings when it is allowed and not known", async () => {
    await expect(permit({ plan: reaching("db.test"), allowed: ["db.test"] })).rejects.toBeInstanceOf(
      EnvironmentError,
    );
  });
});

describe("--allow-host for what the scenario does not name", () => {
  it("is refused before anybody looks anything up, with the nearest name", async () => {
    const { message, hint } = await refusal({
      plan: reaching("db.example.org"),
      allowed: ["db.exmaple.org"],
    });
    expect(message).toBe(
      '"--allow-host db.exmaple.org" allows a host that "scenarios/election-day.yaml" does not name.',
    );
    expect(hint).toBe('Did you mean "db.example.org"?');
  });

  it("is refused with all names when none is near", async () => {
    expect((await refusal({ plan: reaching("db.test"), allowed: ["192.0.2.7"] })).hint).toContain(
      "it has: db.test.",
    );
    expect((await refusal({ plan: aPlan(), allowed: ["192.0.2.7"] })).hint).toContain("it has: none.");
  });
});
