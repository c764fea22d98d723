import { runProgram } from "../service/program.ts";
import { readBalancerSettings, startBalancer } from "./start-balancer.ts";

await runProgram(readBalancerSettings, startBalancer);
