import { runProgram } from "../service/program.ts";
import { readDeployerSettings, startDeployer } from "./start-deployer.ts";

await runProgram(readDeployerSettings, startDeployer);
