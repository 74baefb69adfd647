import { KEYS, read, write } from "./database";

/** Bytes that only this browser can read again. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer };
const ALGORITHM = { name: "AES-GCM", length: 256 } as const;
const IV_BYTES = 12;

/** The person's key on this device: made once, kept by the browser, never to be read out of it. */
async function keyOf(owner: string): Promise<CryptoKey> {
  const kept = await read<{ key: CryptoKey } | undefined>(KEYS, (store) => store.get(owner));
  if (kept) return kept.key;
  const key = await crypto.subtle.generateKey(ALGORITHM, false, ["encrypt", "decrypt"]);
  // Another tab may have been faster: the first key wins, both read it back.
  await write([KEYS], (store) => store(KEYS).add({ owner, key })).catch(() => undefined);
  const first = await read<{ key: CryptoKey } | undefined>(KEYS, (store) => store.get(owner));
  if (!first) throw new DOMException("no key", "InvalidStateError");
  return first.key;
}

/** `place` is bound to the bytes: a piece put in another's place does not open. */
export async function seal(owner: string, place: string, bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const additionalData = new TextEncoder().encode(place);
  return { iv, bytes: await crypto.subtle.encrypt({ name: ALGORITHM.name, iv, additionalData }, await keyOf(owner), bytes) };
}

export async function unseal(owner: string, place: string, { iv, bytes }: Sealed): Promise<ArrayBuffer> {
  const additionalData = new TextEncoder().encode(place);
  return crypto.subtle.decrypt({ name: ALGORITHM.name, iv, additionalData }, await keyOf(owner), bytes);
}
