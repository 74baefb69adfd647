import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import type { EntretienRow } from "@/shared/api/types";
import { tasksQuery } from "@/shared/suivi/api";

const MOST = 100;

const ofState = async (state: "to_review" | "failed", signal: AbortSignal): Promise<EntretienRow[]> =>
  (await unwrap(api.GET("/entretiens", { params: { query: { state, page_size: MOST } }, signal }))).results;

/** Every meeting that waits for someone, the latest first. Two requests. */
export const waitingQuery = queryOptions({
  queryKey: ["entretiens", "waiting"],
  queryFn: async ({ signal }) => {
    const [toReview, failed] = await Promise.all([ofState("to_review", signal), ofState("failed", signal)]);
    return [...toReview, ...failed].sort((a, b) => b.created_at.localeCompare(a.created_at));
  },
});

/** My tasks to be done today or before. */
export const dueTasksQuery = tasksQuery({ assigne: "moi", etat: "echues" });
