import { csrfToken } from "./client";
import { ApiError, networkError } from "./error";

/** Authentication speaks its own dialect under /_allauth/browser/v1: `{status, data, meta, errors: [{code, param, message}]}`. */
export type Flow = { id: string; is_pending?: boolean; types?: string[] };
export type Envelope<Data = unknown> = {
  status: number;
  data?: Data;
  meta?: Record<string, unknown>;
  errors?: { code: string; param?: string; message: string }[];
};

export const pendingFlow = (answer: Envelope<{ flows?: Flow[] }>): string | null =>
  answer.data?.flows?.find((flow) => flow.is_pending)?.id ?? null;

/** How the pending second factor may be proven: `totp`, `recovery_codes`, `webauthn`. */
export const pendingTypes = (answer: Envelope<{ flows?: Flow[] }>): string[] =>
  answer.data?.flows?.find((flow) => flow.is_pending)?.types ?? [];

/**
 * Sends one authentication request. 401 is an answer here (a further step is needed), 404 and 410 are states;
 * a refused field, a throttle or a fault throws `ApiError` with errors by field.
 */
export async function allauth<Data = { flows?: Flow[] }>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Envelope<Data>> {
  let response: Response;
  try {
    if (method !== "GET" && !csrfToken()) await fetch("/_allauth/browser/v1/config", { credentials: "same-origin" });
    response = await fetch(`/_allauth/browser/v1/${path}`, {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        "Accept-Language": document.documentElement.lang,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(method === "GET" ? {} : { "X-CSRFToken": csrfToken() }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch {
    throw networkError();
  }
  const answer = (await response.json().catch(() => ({}))) as Envelope<Data>;
  if (response.ok || response.status === 401 || response.status === 404 || response.status === 410) {
    return { ...answer, status: response.status };
  }
  throw refusal(response, answer);
}

function refusal(response: Response, answer: Envelope): ApiError {
  const errors: Record<string, string[]> = {};
  for (const error of answer.errors ?? []) (errors[error.param ?? ""] ??= []).push(error.message);
  const message = errors[""]?.[0];
  const seconds = Number(response.headers.get("Retry-After"));
  return new ApiError(
    response.status,
    answer.errors?.[0]?.code ?? `http_${response.status}`,
    { ...(message ? { title: message, detail: message } : {}), errors },
    seconds > 0 ? seconds : null,
  );
}
