import { namesIn, redactor, type Redact } from "../model/redact.ts";
import { secretsIn } from "../model/secret-values.ts";
import type { Console } from "./console.ts";

/** What services say of their state: nothing that a person calls secret, whatever a password may be. */
const STATES = ["full", "read-only", "queue-writes", "static-page", "off"];

/**
 * From here on no secret of the scenario, nor of the environment that its processes inherit, is printed; what it
 * returns keeps them out of files. A secret that is part of a name of the scenario is masked only where it stands.
 */
export function hideSecrets(console: Console, scenario: object, environment: NodeJS.ProcessEnv): Redact {
  const names = [...STATES, ...namesIn(scenario)];
  const secrets = secretsIn(scenario, environment);
  const redact = redactor(secrets.filter((secret) => !names.some((name) => name.includes(secret))));
  console.hide(redact);
  return redact;
}
