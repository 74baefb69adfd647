/** The database of this device: recordings, their pieces' journal, the sealed pieces, the keys. */
const NAME = "egide-enregistreur";
let opened: Promise<IDBDatabase> | null = null;

export const RECORDINGS = "recordings";
export const PARTS = "parts";
export const PIECES = "pieces";
export const KEYS = "keys";

export function database(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(RECORDINGS, { keyPath: "id" }).createIndex("owner", "owner");
      request.result.createObjectStore(PARTS, { keyPath: ["recording", "take", "n"] });
      request.result.createObjectStore(PIECES, { keyPath: ["recording", "take", "n"] });
      request.result.createObjectStore(KEYS, { keyPath: "owner" });
    };
    request.onerror = () => reject(request.error ?? new Error("indexedDB"));
    request.onsuccess = () => {
      const db = request.result;
      db.onversionchange = () => db.close();
      db.onclose = () => (opened = null);
      resolve(db);
    };
  });
  opened.catch(() => (opened = null));
  return opened;
}

export const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("indexedDB"));
  });

/** Reads one thing. */
export async function read<Value>(store: string, ask: (store: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
  return answer(ask((await database()).transaction(store).objectStore(store)));
}

/** One transaction, on the disk when it resolves: a battery that dies afterwards takes nothing of it. */
export async function write(stores: readonly string[], act: (store: (name: string) => IDBObjectStore) => void): Promise<void> {
  const transaction = (await database()).transaction([...stores], "readwrite", { durability: "strict" });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new DOMException("aborted", "AbortError"));
  });
  act((name) => transaction.objectStore(name));
  return done;
}

/** Every key that begins with these values. */
export const under = (...start: IDBValidKey[]): IDBKeyRange => IDBKeyRange.bound(start, [...start, []]);
