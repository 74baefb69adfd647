import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { validDocumentsSearch } from "@/features/documents/search";
import { paths } from "@/shared/paths";

import { rootRoute } from "./root";
import { shellRoute } from "./shell";

export const documentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.documents,
  validateSearch: validDocumentsSearch,
  component: lazyRouteComponent(() => import("@/features/documents/documents-page"), "DocumentsPage"),
});

export const documentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.document,
  component: lazyRouteComponent(() => import("@/features/documents/prepare-page"), "PreparePage"),
});

export const fromTemplateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.fromTemplate,
  component: lazyRouteComponent(() => import("@/features/documents/from-template-page"), "FromTemplatePage"),
});

/** What a client opens from an e-mail: no account, no navigation. */
export const sharedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.shared,
  component: lazyRouteComponent(() => import("@/features/partage/shared-page"), "SharedPage"),
});
