import { runProgram } from "../service/program.ts";
import { readReplicasSettings, startReplicas } from "./start-replicas.ts";

await runProgram(readReplicasSettings, startReplicas);
