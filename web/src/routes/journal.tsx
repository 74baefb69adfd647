import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { parseJournalSearch } from "@/features/journal/search";
import { paths } from "@/shared/paths";

import { shellRoute } from "./shell";

export const journalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.journal,
  validateSearch: parseJournalSearch,
  component: lazyRouteComponent(() => import("@/features/journal/journal-page"), "JournalPage"),
});
