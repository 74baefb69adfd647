import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { paths } from "@/shared/paths";

import { shellRoute } from "./shell";

export const todoRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.todo,
  component: lazyRouteComponent(() => import("@/features/todo/todo-page"), "TodoPage"),
});
