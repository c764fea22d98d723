import type { Switches } from "../service/switches.ts";

export const bundlerSwitches = ["as-of", "ask-again", "keep-keys", "more-patience"] as const;

export type BundlerSwitch = (typeof bundlerSwitches)[number];

const usualWithinMs = 1_500;
const patientWithinMs = 8_000;

/** What the operator has chosen, as the parts of the bundler see it. */
export class BundlerRules {
  readonly #switches: Switches<BundlerSwitch>;

  constructor(switches: Switches<BundlerSwitch>) {
    this.#switches = switches;
  }

  isOn(name: BundlerSwitch): boolean {
    return this.#switches.isOn(name);
  }

  /** How long the gift ledger and the identity service may take. */
  get withinMs(): number {
    return this.isOn("more-patience") ? patientWithinMs : usualWithinMs;
  }
}
