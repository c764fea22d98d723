import { runProgram } from "../service/program.ts";
import { readWarehouseSettings, startWarehouse } from "./start-warehouse.ts";

await runProgram(readWarehouseSettings, startWarehouse);
