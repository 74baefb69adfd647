import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";

import { parseListSearch, renewed } from "@/features/clients/list/search";
import { paths } from "@/shared/paths";

import { shellRoute } from "./shell";

export const clientsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.clients,
  validateSearch: parseListSearch,
  // An address kept from before is replaced, so that its filters can be taken away like any other.
  beforeLoad: ({ location }) => {
    const search = renewed(location.search);
    if (search) throw redirect({ to: paths.clients, search, replace: true });
  },
  component: lazyRouteComponent(() => import("@/features/clients/list/clients-page"), "ClientsPage"),
});
