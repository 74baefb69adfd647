import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";

import { paths } from "@/shared/paths";

import { shellRoute } from "./shell";

export const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.settings,
  beforeLoad: () => {
    throw redirect({ to: paths.profile, replace: true });
  },
});

export const profileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.profile,
  component: lazyRouteComponent(() => import("@/features/settings/profile-page"), "ProfilePage"),
});

export const securityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.security,
  component: lazyRouteComponent(() => import("@/features/settings/security-page"), "SecurityPage"),
});

export const teamRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.team,
  component: lazyRouteComponent(() => import("@/features/settings/team/team-page"), "TeamPage"),
});

export const identityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.identity,
  component: lazyRouteComponent(() => import("@/features/settings/identity/identity-page"), "IdentityPage"),
});

export const tokensRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.tokens,
  component: lazyRouteComponent(() => import("@/features/settings/tokens/tokens-page"), "TokensPage"),
});

export const tagsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.tags,
  component: lazyRouteComponent(() => import("@/features/settings/tags/tags-page"), "TagsPage"),
});

export const insurersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.insurers,
  component: lazyRouteComponent(() => import("@/features/settings/insurers/insurers-page"), "InsurersPage"),
});

export const templatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.templates,
  component: lazyRouteComponent(() => import("@/features/settings/templates/templates-page"), "TemplatesPage"),
});

export const webhooksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.webhooks,
  component: lazyRouteComponent(() => import("@/features/settings/webhooks/webhooks-page"), "WebhooksPage"),
});

export const jobsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.jobs,
  component: lazyRouteComponent(() => import("@/features/settings/jobs/jobs-page"), "JobsPage"),
});

export const engineRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.engine,
  component: lazyRouteComponent(() => import("@/features/settings/engine/engine-page"), "EnginePage"),
});

export const usageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.usage,
  component: lazyRouteComponent(() => import("@/features/settings/engine/usage-page"), "UsagePage"),
});
