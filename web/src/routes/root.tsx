import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, Outlet } from "@tanstack/react-router";

import { CrashPage, MissingPage } from "@/app/pages";

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: () => <MissingPage alone />,
  errorComponent: ({ error, reset }) => <CrashPage error={error} onRetry={reset} alone />,
});
