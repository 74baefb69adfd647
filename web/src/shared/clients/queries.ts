import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";

/** The firm's tags, by name, with how many files bear each. */
export const etiquettesQuery = queryOptions({
  queryKey: ["etiquettes"],
  queryFn: () => unwrap(api.GET("/etiquettes")),
  staleTime: 60_000,
});
