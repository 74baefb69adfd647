import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { paths } from "@/shared/paths";

import { shellRoute } from "./shell";

const text = (value: unknown): string | undefined => (typeof value === "string" && value ? value : typeof value === "number" ? String(value) : undefined);

export const searchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.search,
  validateSearch: (raw: Record<string, unknown>): { q?: string; nature?: string } => {
    const q = text(raw["q"]);
    const nature = text(raw["nature"]);
    return { ...(q ? { q } : {}), ...(nature ? { nature } : {}) };
  },
  component: lazyRouteComponent(() => import("@/features/search/search-page"), "SearchPage"),
});
