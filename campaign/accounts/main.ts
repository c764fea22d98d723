import { runProgram } from "../service/program.ts";
import { readAccountsSettings, startAccounts } from "./start-accounts.ts";

await runProgram(readAccountsSettings, startAccounts);
