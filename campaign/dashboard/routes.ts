import type { Routes } from "../service/http-server.ts";
import { send } from "../service/http-server.ts";
import type { DegradedMode } from "../service/degraded-mode.ts";
import type { Outbox } from "../service/outbox.ts";
import { Refusal } from "../service/refusal.ts";
import { readId } from "../core/read-request.ts";
import type { CoreApi } from "./core-api.ts";
import type { Submission } from "./submission.ts";
import { readSubmission } from "./submission.ts";

export interface DashboardParts {
  readonly core: CoreApi;
  readonly holding: DegradedMode;
  readonly held: Outbox<Submission>;
}

/** What an office sees and types; while submissions are held, nothing waits for the core API. */
export const officeRoutes = ({ core, holding, held }: DashboardParts): Routes => {
  const lastViews = new Map<number, string>();
  const lastView = (id: number): string => {
    const view = lastViews.get(id);
    if (view === undefined) throw new Refusal(503, "this turf was not looked at before the trouble began");
    return view;
  };
  return {
    "GET /view": async (request, response) => {
      const id = readId(request);
      const fresh = async (): Promise<string> => {
        const view = await core.turf(id);
        lastViews.set(id, view);
        return view;
      };
      send(response, 200, await holding.unlessOn(fresh, () => lastView(id)));
    },
    "POST /submissions": async (request, response) => {
      const submission = await readSubmission(request);
      await holding.unlessOn(
        () => core.submit(submission),
        () => held.append(submission),
      );
      send(response, 201, '{"taken":true}');
    },
  };
};
