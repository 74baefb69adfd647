import { api, idempotent, refusalOf, unwrap } from "@/shared/api/client";
import { asApiError, type ApiError } from "@/shared/api/error";
import type { Schemas } from "@/shared/api/schema";

import { putPart, sha256 } from "./part";

/** What a file is cut into. A part that is lost on its way costs no more than this. */
export const PART_BYTES = 4 * 1024 * 1024;
const AT_ONCE = 3;
const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 30_000;

export type Arrived = Schemas["EnregistrementArrive"];
export type Announced = Schemas["EnregistrementSaisiRequest"];
type Ranges = Arrived["prises"][number]["parties"];

/** Part `number` of take `take`, read when its turn comes. */
export type Part = { take: number; number: number; read: () => Promise<ArrayBuffer> };

/** A recording that is about to be sent. `key`: of this intention, kept through its retries. */
export const announceRecording = (said: Announced, key: string) =>
  unwrap(api.POST("/entretiens/enregistrements", { body: said, headers: idempotent(key) }));

/** What the server has of a recording. */
export const arrivedOf = (id: string): Promise<Arrived> =>
  unwrap(api.GET("/entretiens/{id}/enregistrement", { params: { path: { id } } }));

/** The numbers below `count` that are in none of these ranges. */
export function missingFrom(ranges: Ranges, count: number): number[] {
  const held = new Set<number>();
  for (const [first = 0, last = -1] of ranges) for (let number = first; number <= last; number += 1) held.add(number);
  return Array.from({ length: count }, (_, number) => number).filter((number) => !held.has(number));
}

/** Ends after `ms`, or as soon as the network is back or the sending is stopped. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      removeEventListener("online", over);
      signal.removeEventListener("abort", over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    addEventListener("online", over);
    signal.addEventListener("abort", over);
  });

/** A part hurt on its way is sent again, like one that the server could not take just now. */
const worthAnotherTry = (problem: ApiError): boolean => problem.retryable || problem.code === "part_damaged";

type Watch = { signal: AbortSignal; onPart: (bytes: number) => void; onWaiting: (problem: ApiError | null) => void };

/** Does it again until it succeeds, is refused, or is stopped. `onWaiting` tells why nothing moves. */
export async function insist<Result>(act: () => Promise<Result>, { signal, onWaiting }: Pick<Watch, "signal" | "onWaiting">): Promise<Result> {
  for (let delay = FIRST_DELAY_MS; ; delay = Math.min(delay * 2, LONGEST_DELAY_MS)) {
    try {
      const result = await act();
      onWaiting(null);
      return result;
    } catch (error) {
      signal.throwIfAborted();
      const problem = asApiError(error);
      if (!worthAnotherTry(problem)) throw problem;
      onWaiting(problem);
      await pause((problem.retryAfter ?? 0) * 1000 || delay, signal);
      signal.throwIfAborted();
    }
  }
}

/** Sends these parts, several at once, each until the server says that it is kept. */
export async function sendParts(id: string, parts: Iterable<Part>, watch: Watch): Promise<void> {
  const queue = parts[Symbol.iterator]();
  async function lane(): Promise<void> {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      watch.signal.throwIfAborted();
      const part = next.value;
      const bytes = await part.read();
      const place = { take: part.take, number: part.number, digest: await sha256(bytes) };
      await insist(() => putPart(id, place, bytes, { signal: watch.signal, refusal: refusalOf }), watch);
      watch.onPart(bytes.byteLength);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** Everything has been sent: the server checks it and sets to work. */
export const finishRecording = (id: string, said: Schemas["EnregistrementTermineRequest"]) =>
  unwrap(api.POST("/entretiens/{id}/enregistrement/termine", { params: { path: { id } }, body: said }));
