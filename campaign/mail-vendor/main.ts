import { runProgram } from "../service/program.ts";
import { readMailVendorSettings, startMailVendor } from "./start-mail-vendor.ts";

await runProgram(readMailVendorSettings, startMailVendor);
