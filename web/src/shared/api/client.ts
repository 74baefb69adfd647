import createClient, { type Middleware } from "openapi-fetch";

import { networkError, problemOf, type ApiError } from "./error";
import { base, type Paths } from "./schema";

const SAFE = new Set(["GET", "HEAD"]);
/** The one request that may come from a page of another firm. */
const SWITCH = "/session/team";
let team: string | null = null;
let onSignedOut: () => void = () => undefined;
let onTeamMoved: () => void = () => undefined;

/** The team this page believes it is in; the server answers 409 `team_mismatch` when the session moved. */
export const announceTeam = (id: string | null): void => {
  team = id;
};

/** Called once per answer 401, wherever it comes from. */
export const whenSignedOut = (action: () => void): void => {
  onSignedOut = action;
};

/** Called when the session works for another firm than this page: another tab switched. */
export const whenTeamMoved = (action: () => void): void => {
  onTeamMoved = action;
};

export const csrfToken = (): string =>
  document.cookie
    .split("; ")
    .find((cookie) => cookie.startsWith("csrftoken="))
    ?.slice("csrftoken=".length) ?? "";

/** What every request says of this page. */
export const headersOf = (method: string, url: string): Record<string, string> => ({
  ...(SAFE.has(method) ? {} : { "X-CSRFToken": csrfToken() }),
  ...(team && !url.endsWith(SWITCH) ? { "X-Team": team } : {}),
  "Accept-Language": document.documentElement.lang,
});

/** The error of an answer that is not one, once the page has drawn its consequences. */
export async function refusalOf(response: Response): Promise<ApiError> {
  if (response.status === 401) onSignedOut();
  const problem = await problemOf(response);
  if (problem.code === "team_mismatch") onTeamMoved();
  return problem;
}

const conventions: Middleware = {
  onRequest({ request }) {
    Object.entries(headersOf(request.method, request.url)).forEach(([name, value]) => request.headers.set(name, value));
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return undefined;
    throw await refusalOf(response);
  },
  onError({ error }) {
    return error instanceof TypeError ? networkError() : undefined;
  },
};

export const api = createClient<Paths>({ baseUrl: base, credentials: "same-origin" });
api.use(conventions);

/** The body of an answer; refusals have already been thrown as `ApiError`. */
export async function unwrap<Data>(answer: Promise<{ data?: Data }>): Promise<Data> {
  return (await answer).data as Data;
}

/** `params: { path, header: ifMatch(version) }` on every PATCH and DELETE of a versioned thing. */
export const ifMatch = (version: number): { "If-Match": string } => ({ "If-Match": `"${version}"` });

/** `{ headers: idempotent(key) }` on a creation; keep the key of one intention through its retries. */
export const idempotent = (key: string): Record<string, string> => ({ "Idempotency-Key": key });
export const newKey = (): string => crypto.randomUUID();
