import { runProgram } from "../service/program.ts";
import { readVaultSettings, startVault } from "./start-vault.ts";

await runProgram(readVaultSettings, startVault);
