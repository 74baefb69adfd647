import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { paths } from "@/shared/paths";

import { rootRoute } from "./root";

/** Only an address of this application: never send a person elsewhere after the log-in. */
const inside = (value: unknown): { suite?: string } =>
  typeof value === "string" && /^\/(?![/\\])/.test(value) ? { suite: value } : {};

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.login,
  validateSearch: (search: Record<string, unknown>) => inside(search["suite"]),
  component: lazyRouteComponent(() => import("@/features/access/login-page"), "LoginPage"),
});

const texts = (search: Record<string, unknown>, ...names: string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (search[name] === undefined || search[name] === null ? [] : [[name, String(search[name])]])));

export const companyLoginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.companyLogin,
  validateSearch: (search: Record<string, unknown>): { state?: string; code?: string; equipe?: string; suite?: string } => ({
    ...texts(search, "state", "code", "equipe"),
    ...inside(search["suite"]),
  }),
  component: lazyRouteComponent(() => import("@/features/access/company-login-page"), "CompanyLoginPage"),
});

export const teamChoiceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.teamChoice,
  component: lazyRouteComponent(() => import("@/features/access/team-choice-page"), "TeamChoicePage"),
});

export const secondFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.secondFactor,
  validateSearch: (search: Record<string, unknown>) => inside(search["suite"]),
  component: lazyRouteComponent(() => import("@/features/access/second-factor-page"), "SecondFactorPage"),
});

export const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.forgotPassword,
  component: lazyRouteComponent(() => import("@/features/access/forgot-password-page"), "ForgotPasswordPage"),
});

export const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.resetPassword,
  component: lazyRouteComponent(() => import("@/features/access/reset-password-page"), "ResetPasswordPage"),
});

export const verifyEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.verifyEmail,
  component: lazyRouteComponent(() => import("@/features/access/verify-email-page"), "VerifyEmailPage"),
});

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.invitation,
  component: lazyRouteComponent(() => import("@/features/access/invitation-page"), "InvitationPage"),
});
