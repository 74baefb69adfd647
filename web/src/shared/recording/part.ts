import { headersOf } from "@/shared/api/client";
import { networkError, type ApiError } from "@/shared/api/error";
import { base } from "@/shared/api/schema";

/** In hexadecimal, as the server is told. */
export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

type Place = { take: number; number: number; digest: string };
type Wire = { signal: AbortSignal; refusal: (answer: Response) => Promise<ApiError> };

/**
 * One request for one part. Kept before (200) and kept now (201) are the same good news.
 * @param wire `refusal` reads an answer that is none of these. :raises ApiError, or the abortion when it was wanted.
 */
export async function putPart(id: string, { take, number, digest }: Place, bytes: ArrayBuffer, { signal, refusal }: Wire): Promise<void> {
  const path = `/entretiens/${id}/enregistrement/prises/${take}/parties/${number}`;
  const answer = await fetch(`${base}${path}`, {
    method: "PUT",
    body: bytes,
    signal,
    credentials: "same-origin",
    headers: { ...headersOf("PUT", path), "Content-Type": "application/octet-stream", "X-Empreinte": `sha-256=${digest}` },
  }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === "AbortError" ? error : networkError();
  });
  if (!answer.ok) throw await refusal(answer);
}
