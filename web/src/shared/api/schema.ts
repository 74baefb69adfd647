import type { components, paths } from "@/generated/api";

const PREFIX = "/api/v1";
export const base = PREFIX;

/** The addresses of the API as the pages write them: without their common beginning. */
export type Paths = {
  [Path in keyof paths as Path extends `${typeof PREFIX}${infer Rest}` ? Rest : never]: paths[Path];
};

/** The API's own names for what it sends and takes. */
export type Schemas = components["schemas"];
