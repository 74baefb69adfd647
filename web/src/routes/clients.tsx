import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { parseListSearch } from "@/features/clients/list/search";
import { paths } from "@/shared/paths";

import { shellRoute } from "./shell";

export const clientsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.clients,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import("@/features/clients/list/clients-page"), "ClientsPage"),
});
