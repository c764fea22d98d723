import { BlockList } from "node:net";
import { expect, it } from "vitest";
import { foreign } from "../../../../../run/engines/k6/own-script/foreign.ts";

/** What k6 is told not to reach. */
const banned = new BlockList();
for (const arg of foreign.args) {
  const [, address = "", bits = ""] = /^--blacklist-ip=(.+)\/(\d+)$/u.exec(arg) ?? [];
  if (address !== "") banned.addSubnet(address, Number(bits), address.includes(":") ? "ipv6" : "ipv4");
}

it("a script of one's own reaches every address of this machine itself, and no other", () => {
  for (let first = 0; first < 256; first += 1) {
    for (const rest of ["0.0.1", "255.255.254"]) {
      expect(banned.check(`${first}.${rest}`), `${first}.${rest}`).toBe(first !== 127);
    }
  }
  expect(banned.check("::1", "ipv6")).toBe(false);
  const elsewhere = ["64:ff9b::808:808", "100::1", "1fff::1", "2001:db8::1", "2002:808:808::", "fc00::1"];
  for (const address of [...elsewhere, "fe80::1", "ff02::1", "4000::1", "7fff::1", "8000::1"]) {
    expect(banned.check(address, "ipv6"), address).toBe(true);
  }
});
