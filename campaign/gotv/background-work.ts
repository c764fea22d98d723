import type pg from "pg";
import { computeScoreboard } from "./compute-scoreboard.ts";
import type { DegradedMode } from "../service/degraded-mode.ts";
import type { Reserve } from "./reserve.ts";
import { turfCount } from "./schema.ts";
import type { Scoreboard } from "./scoreboard.ts";
import { takeVoters } from "./take-voters.ts";

export const refreshScoreboard = async (
  pool: pg.Pool,
  scoreboard: Scoreboard,
  degraded: DegradedMode,
): Promise<void> => {
  if (!degraded.isOn) await scoreboard.publish(await computeScoreboard(pool));
};

/** Tops up the reserve of every turf that lacks lists. */
export const fillReserve = async (pool: pg.Pool, reserve: Reserve): Promise<void> => {
  for (let turf = 1; turf <= turfCount; turf += 1) {
    const missing = reserve.missing(turf);
    if (missing > 0) reserve.add(turf, await takeVoters(pool, turf, missing));
  }
};
