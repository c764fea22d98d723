import { runProgram } from "../service/program.ts";
import { readGeocoderSettings, startGeocoder } from "./start-geocoder.ts";

await runProgram(readGeocoderSettings, startGeocoder);
