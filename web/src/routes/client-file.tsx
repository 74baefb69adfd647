import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { paths } from "@/shared/paths";

import { shellRoute } from "./shell";

export const clientRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.client,
  component: lazyRouteComponent(() => import("@/features/clients/file/client-page"), "ClientPage"),
});

export const questionnaireRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.questionnaire,
  component: lazyRouteComponent(() => import("@/features/clients/questionnaire/questionnaire-page"), "QuestionnairePage"),
});

export const portraitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.portrait,
  component: lazyRouteComponent(() => import("@/features/clients/portrait/portrait-page"), "PortraitPage"),
});

export const doublonsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.doublons,
  component: lazyRouteComponent(() => import("@/features/clients/fusion/doublons-page"), "DoublonsPage"),
});

export const fusionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.fusion,
  validateSearch: (search: Record<string, unknown>): { avec: string } => ({ avec: typeof search["avec"] === "string" ? search["avec"] : "" }),
  component: lazyRouteComponent(() => import("@/features/clients/fusion/fusion-page"), "FusionPage"),
});
