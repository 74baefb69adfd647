import { createRoute, redirect } from "@tanstack/react-router";

import { CrashPage, MissingPage } from "@/app/pages";
import { Shell } from "@/app/shell/shell";
import { ApiError, asApiError } from "@/shared/api/error";
import { paths } from "@/shared/paths";
import { remembered } from "@/shared/session/remembered";
import { sessionQuery, settle } from "@/shared/session/session";

import { rootRoute } from "./root";

/** Everything for a signed-in person with a firm. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 401) {
        throw redirect({ to: paths.login, search: location.pathname === "/" ? {} : { suite: location.href } });
      }
      // Without network the application opens for who worked here last: a meeting can be recorded from start to end.
      const last = asApiError(error).retryable ? remembered() : null;
      if (!last) throw error;
      return context.queryClient.setQueryData(sessionQuery.queryKey, settle(last)) ?? last;
    });
    if (session.porte?.motif === "sso") throw redirect({ to: paths.companyLogin, search: { equipe: session.porte.team.id, suite: location.href } });
    if (session.porte) throw redirect({ to: paths.secondFactor, search: { suite: location.href } });
    if (!session.team) throw redirect({ to: paths.teamChoice });
  },
  component: Shell,
  notFoundComponent: () => <MissingPage />,
  errorComponent: ({ error, reset }) => <CrashPage error={error} onRetry={reset} alone />,
});

export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.home,
  beforeLoad: () => {
    throw redirect({ to: paths.todo, replace: true });
  },
});
