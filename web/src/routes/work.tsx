import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { parseTodoSearch } from "@/features/todo/search";
import { paths } from "@/shared/paths";

import { shellRoute } from "./shell";

export const todoRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.todo,
  validateSearch: parseTodoSearch,
  component: lazyRouteComponent(() => import("@/features/todo/todo-page"), "TodoPage"),
});
