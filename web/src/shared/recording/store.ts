import { answer, database, PARTS, PIECES, read, RECORDINGS, under, write } from "./database";
import { sha256 } from "./part";
import { seal, unseal, type Sealed } from "./sealing";
import type { Part, Recording, Sheet } from "./types";

type Row = Omit<Recording, "sheet"> & Sealed;
type Piece = Sealed & { recording: string; take: number; n: number };
const CHANGED = "egide-enregistrements";

/** Tells every tab of this browser that a recording began, moved on or went away. */
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANGED);
const listeners = new Set<() => void>();
channel?.addEventListener("message", () => listeners.forEach((notify) => notify()));

export function changed(): void {
  listeners.forEach((notify) => notify());
  channel?.postMessage(null);
}

export function onRecordingsChanged(notify: () => void): () => void {
  listeners.add(notify);
  return () => {
    listeners.delete(notify);
  };
}

const sheetPlace = (id: string): string => `fiche/${id}`;
const partPlace = (id: string, take: number, n: number): string => `${id}/${take}/${n}`;

async function sealSheet(owner: string, id: string, sheet: Sheet): Promise<Sealed> {
  return seal(owner, sheetPlace(id), new TextEncoder().encode(JSON.stringify(sheet)));
}

async function opened(row: Row): Promise<Recording> {
  const { iv, bytes, ...rest } = row;
  const sheet = JSON.parse(new TextDecoder().decode(await unseal(row.owner, sheetPlace(row.id), { iv, bytes }))) as Sheet;
  return { ...rest, sheet };
}

export async function addRecording({ sheet, ...rest }: Recording): Promise<void> {
  const sealed = await sealSheet(rest.owner, rest.id, sheet);
  await write([RECORDINGS], (store) => store(RECORDINGS).add({ ...rest, ...sealed }));
  changed();
}

export async function findRecording(id: string): Promise<Recording | null> {
  const row = await read<Row | undefined>(RECORDINGS, (store) => store.get(id));
  return row ? opened(row) : null;
}

/** The recordings this person made on this device and that have not left it whole, oldest first. */
export async function recordingsOf(owner: string): Promise<Recording[]> {
  const rows = await read<Row[]>(RECORDINGS, (store) => store.index("owner").getAll(owner));
  return Promise.all(rows.sort((a, b) => a.startedAt - b.startedAt).map(opened));
}

async function amend(id: string, change: (row: Row) => Row): Promise<void> {
  await write([RECORDINGS], (store) => {
    const request = store(RECORDINGS).get(id) as IDBRequest<Row | undefined>;
    request.onsuccess = () => {
      if (request.result) store(RECORDINGS).put(change(request.result));
    };
  });
  changed();
}

export const setStage = (id: string, stage: Recording["stage"]): Promise<void> => amend(id, (row) => ({ ...row, stage }));
export const setRemote = (id: string, remote: string | null): Promise<void> => amend(id, (row) => ({ ...row, remote }));

export async function saveSheet(owner: string, id: string, sheet: Sheet): Promise<void> {
  const sealed = await sealSheet(owner, id, sheet);
  await amend(id, (row) => ({ ...row, ...sealed }));
}

/** Keeps one piece: its line in the journal and its sealed bytes, together or not at all. */
export async function savePart(owner: string, place: Pick<Part, "recording" | "take" | "n" | "end">, bytes: ArrayBuffer): Promise<Part> {
  const { recording, take, n } = place;
  const part: Part = { ...place, size: bytes.byteLength, digest: await sha256(bytes) };
  const sealed = await seal(owner, partPlace(recording, take, n), bytes);
  await write([PARTS, PIECES], (store) => {
    store(PARTS).add(part);
    store(PIECES).add({ recording, take, n, ...sealed } satisfies Piece);
  });
  return part;
}

export const partsOf = (id: string): Promise<Part[]> => read(PARTS, (store) => store.getAll(under(id)));

export const countParts = (id: string): Promise<number> => read(PARTS, (store) => store.count(under(id)));

/** What the server has not acknowledged, in order. */
export async function waitingParts(id: string): Promise<Part[]> {
  const transaction = (await database()).transaction([PARTS, PIECES]);
  const keys = await answer(transaction.objectStore(PIECES).getAllKeys(under(id)));
  const parts = await Promise.all(keys.map((key) => answer<Part | undefined>(transaction.objectStore(PARTS).get(key))));
  return parts.filter((part) => part !== undefined);
}

export async function bytesOf(owner: string, { recording, take, n }: Part): Promise<ArrayBuffer | null> {
  const piece = await read<Piece | undefined>(PIECES, (store) => store.get([recording, take, n]));
  return piece ? unseal(owner, partPlace(recording, take, n), piece) : null;
}

/** The server has it: the bytes leave this device, the line of the journal stays until the end. */
export const acknowledge = ({ recording, take, n }: Part): Promise<void> =>
  write([PIECES], (store) => store(PIECES).delete([recording, take, n]));

/** The person wants none of it: its sound leaves this device at once; the line stays until the server has been told. */
export async function discard(id: string): Promise<void> {
  await write([PARTS, PIECES], (store) => {
    store(PARTS).delete(under(id));
    store(PIECES).delete(under(id));
  });
  await setStage(id, "discarded");
}

/** Nothing of it stays on this device. */
export async function forget(id: string): Promise<void> {
  await write([RECORDINGS, PARTS, PIECES], (store) => {
    store(RECORDINGS).delete(id);
    store(PARTS).delete(under(id));
    store(PIECES).delete(under(id));
  });
  changed();
}
