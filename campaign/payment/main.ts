import { runProgram } from "../service/program.ts";
import { readPaymentSettings, startPayment } from "./start-payment.ts";

await runProgram(readPaymentSettings, startPayment);
