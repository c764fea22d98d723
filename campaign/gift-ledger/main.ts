import { runProgram } from "../service/program.ts";
import { readGiftLedgerSettings, startGiftLedger } from "./start-gift-ledger.ts";

await runProgram(readGiftLedgerSettings, startGiftLedger);
