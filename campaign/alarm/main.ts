import { runProgram } from "../service/program.ts";
import { readAlarmSettings, startAlarm } from "./start-alarm.ts";

await runProgram(readAlarmSettings, startAlarm);
