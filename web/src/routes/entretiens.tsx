import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { parseEntretiensSearch, parseNewSearch } from "@/features/entretiens/search";
import { paths } from "@/shared/paths";

import { shellRoute } from "./shell";

export const entretiensRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.entretiens,
  validateSearch: parseEntretiensSearch,
  component: lazyRouteComponent(() => import("@/features/entretiens/list-page"), "EntretiensPage"),
});

export const newEntretienRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.newEntretien,
  validateSearch: parseNewSearch,
  component: lazyRouteComponent(() => import("@/features/entretiens/new-page"), "NewEntretienPage"),
});

export const recorderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.recorder,
  validateSearch: parseNewSearch,
  component: lazyRouteComponent(() => import("@/features/entretiens/enregistreur/recorder-page"), "RecorderPage"),
});

export const entretienRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.entretien,
  component: lazyRouteComponent(() => import("@/features/entretiens/entretien-page"), "EntretienPage"),
});

export const reviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.review,
  component: lazyRouteComponent(() => import("@/features/entretiens/review/review-page"), "ReviewPage"),
});

export const resumeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.resume,
  component: lazyRouteComponent(() => import("@/features/entretiens/resume/resume-page"), "ResumePage"),
});
