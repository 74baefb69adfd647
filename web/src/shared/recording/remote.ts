import { headersOf } from "@/shared/api/client";
import { ApiError, networkError, problemOf } from "@/shared/api/error";
import { base } from "@/shared/api/schema";
import { dayIn } from "@/shared/format/dates";

import { partsPerTake, recordedMs, withinSound } from "./journal";
import { putPart } from "./part";
import type { Part, Recording } from "./types";

/** A server that takes longer is one that does not answer: the piece stays here and is sent again. */
const PATIENCE_MS = 30_000;

/**
 * One request of a sending. Unlike the pages', it never leaves for the log-in page: a session that ended
 * must not stop a recording under way. :raises ApiError
 */
async function ask(method: string, path: string, body: string | null = null, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch(`${base}${path}`, {
    method,
    body,
    credentials: "same-origin",
    headers: { ...headersOf(method, path), ...headers },
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => {
    throw error instanceof ApiError ? error : networkError();
  });
  if (!answer.ok) throw await problemOf(answer);
  return answer.json().catch(() => null);
}

const json = (method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> =>
  ask(method, path, JSON.stringify(body), { "Content-Type": "application/json", ...headers });

/** Tells the server of the meeting. The recording's id is the key of the intention: asked twice, made once. */
export async function announce({ id, sheet, mediaType, startedAt }: Recording): Promise<string> {
  const { consent, client, title, date } = sheet;
  const common = { titre: title, date, ...(client ? { client_id: client.id } : {}), consentement: consent };
  const made = consent.accorde
    ? await json(
        "POST",
        "/entretiens/enregistrements",
        { ...common, source: "micro", nom: `entretien-${dayIn(0, new Date(startedAt))}`, media_type: mediaType, taille: null },
        { "Idempotency-Key": id },
      )
    : await json("POST", "/entretiens", common, { "Idempotency-Key": id });
  return (made as { id: string }).id;
}

/** A piece of sound, with the digest it was kept with. */
export const sendPart = (remote: string, { take, n, digest }: Part, bytes: ArrayBuffer): Promise<void> =>
  putPart(remote, { take, number: n, digest }, bytes, { signal: AbortSignal.timeout(PATIENCE_MS), refusal: problemOf });

/** Takes away a meeting whose recording was thrown away. One that is not there any more is what was wanted. */
export async function withdraw(remote: string): Promise<void> {
  const path = `/entretiens/${remote}`;
  try {
    const { version } = (await ask("GET", path)) as { version: number };
    await ask("DELETE", path, null, { "If-Match": `"${version}"` });
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error;
  }
}

/** Everything is there: the server checks it and sets to work. */
export async function complete(remote: string, { sheet }: Recording, parts: readonly Part[]): Promise<void> {
  const { marks, offRecord } = withinSound(sheet, recordedMs(parts) / 1000);
  await json("POST", `/entretiens/${remote}/enregistrement/termine`, {
    prises: partsPerTake(parts),
    marques: marks.map(({ t, text }) => ({ t, texte: text })),
    hors_micro: offRecord.map(({ from, to }) => [from, to]),
  });
}
