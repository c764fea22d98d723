import type { Switches } from "../service/switches.ts";

export const gatewaySwitches = [
  "last-known-good",
  "stale-reads",
  "more-patience",
  "keep-keys",
  "limits",
  "more-workers",
] as const;

export type GatewaySwitch = (typeof gatewaySwitches)[number];

const usualWithinMs = 1_000;
const patientWithinMs = 10_000;

/** What the operator has chosen, as the parts of the gateway see it. */
export class Rules {
  readonly #switches: Switches<GatewaySwitch>;

  constructor(switches: Switches<GatewaySwitch>) {
    this.#switches = switches;
  }

  isOn(name: GatewaySwitch): boolean {
    return this.#switches.isOn(name);
  }

  /** How long Consul, Vault and the identity service may take. */
  get withinMs(): number {
    return this.isOn("more-patience") ? patientWithinMs : usualWithinMs;
  }
}
