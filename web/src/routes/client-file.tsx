import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { paths } from "@/shared/paths";

import { shellRoute } from "./shell";

export const clientRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.client,
  component: lazyRouteComponent(() => import("@/features/clients/file/client-page"), "ClientPage"),
});
