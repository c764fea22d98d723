import { runProgram } from "../service/program.ts";
import { readIdentitySettings, startIdentity } from "./start-identity.ts";

await runProgram(readIdentitySettings, startIdentity);
