import { QueryClient } from "@tanstack/react-query";

import { asApiError } from "./error";

/** Lists stay on screen while they refresh; live events invalidate, so nothing is refetched for the sake of it. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && asApiError(error).retryable,
      retryDelay: (failures, error) => (asApiError(error).retryAfter ?? 2 ** failures) * 1000,
    },
    mutations: { retry: false },
  },
});
