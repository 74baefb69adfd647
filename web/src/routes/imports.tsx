import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { paths } from "@/shared/paths";

import { shellRoute } from "./shell";

export const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.imports,
  component: lazyRouteComponent(() => import("@/features/imports/imports-page"), "ImportsPage"),
});

export const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.import,
  component: lazyRouteComponent(() => import("@/features/imports/import-page"), "ImportPage"),
});
