import { defineMessages, messagesNow } from "@/shared/i18n/messages";

const words = defineMessages({
  fr: {
    network: "Le serveur ne répond pas",
    networkDetail: "La connexion est interrompue. Rien de ce que vous avez saisi n’est perdu.",
    unknown: "La demande n’a pas abouti",
  },
  en: {
    network: "The server does not answer",
    networkDetail: "The connection is down. Nothing you typed is lost.",
    unknown: "The request did not succeed",
  },
});

/** Problem details (RFC 9457) as the API sends them. */
type Problem = {
  title?: string;
  detail?: string;
  code?: string;
  errors?: Record<string, string[]>;
  request_id?: string;
  retry_after?: number;
};

/** The one error of the API layer. `code` is for machines, `title` and `detail` for people. */
export class ApiError extends Error {
  readonly title: string;
  readonly detail: string;
  readonly errors: Record<string, string[]>;
  readonly requestId: string | null;

  constructor(
    readonly status: number,
    readonly code: string,
    readonly problem: Problem & Record<string, unknown> = {},
    readonly retryAfter: number | null = null,
  ) {
    const title = problem.title ?? messagesNow(words).unknown;
    super(problem.detail ?? title);
    this.title = title;
    this.detail = problem.detail ?? "";
    this.errors = problem.errors ?? {};
    this.requestId = problem.request_id ?? null;
  }

  /** The message under a field, if the server refused that field. */
  field(name: string): string | undefined {
    return this.errors[name]?.[0];
  }

  get retryable(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export const networkError = (): ApiError => {
  const { network, networkDetail } = messagesNow(words);
  return new ApiError(0, "network", { title: network, detail: networkDetail });
};

export async function problemOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => ({}));
  const problem = (typeof body === "object" && body !== null ? body : {}) as Problem & Record<string, unknown>;
  const seconds = Number(response.headers.get("Retry-After"));
  return new ApiError(
    response.status,
    problem.code ?? `http_${response.status}`,
    problem,
    Number.isFinite(seconds) && seconds > 0 ? seconds : null,
  );
}

export const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError ? error : error instanceof TypeError ? networkError() : new ApiError(0, "unknown");
