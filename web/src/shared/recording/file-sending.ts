import { useSyncExternalStore } from "react";

import { ApiError, asApiError } from "@/shared/api/error";

import { sha256 } from "./part";
import { arrivedOf, finishRecording, insist, missingFrom, PART_BYTES, sendParts } from "./sender";

/** Where the sending of a file stands. `sent` and `total` in bytes; `rate` in bytes a second, null before it is known. */
export type Sending = {
  state: "sending" | "paused" | "done" | "failed";
  name: string;
  sent: number;
  total: number;
  rate: number | null;
  /** Why nothing moves, while it is tried again; why it stopped, once `failed`. */
  problem: ApiError | null;
};

/** The file is not the one that was being sent. */
export const OTHER_FILE = "other_file";

/** One file on its way: it goes on while people visit other pages, and from where it was after a pause. */
class FileSending {
  now: Sending;
  private stop = new AbortController();
  private since = 0;
  private fresh = 0;

  constructor(
    private readonly id: string,
    private readonly file: File,
    private readonly changed: () => void,
  ) {
    this.now = { state: "sending", name: file.name, sent: 0, total: file.size, rate: null, problem: null };
    void this.go();
  }

  pause(): void {
    this.stop.abort();
    this.tell({ state: "paused", rate: null, problem: null });
  }

  resume(): void {
    if (this.now.state === "sending") return;
    this.stop = new AbortController();
    this.tell({ state: "sending", problem: null });
    void this.go();
  }

  private tell(part: Partial<Sending>): void {
    this.now = { ...this.now, ...part };
    this.changed();
  }

  private async go(): Promise<void> {
    const { signal } = this.stop;
    try {
      await this.send(signal);
      this.tell({ state: "done", sent: this.file.size, rate: null, problem: null });
    } catch (error) {
      if (!signal.aborted) this.tell({ state: "failed", rate: null, problem: asApiError(error) });
    }
  }

  private async send(signal: AbortSignal): Promise<void> {
    const watch = { signal, onWaiting: (problem: ApiError | null) => this.tell({ problem }), onPart: (bytes: number) => this.count(bytes) };
    const count = Math.ceil(this.file.size / PART_BYTES);
    const arrived = await insist(() => arrivedOf(this.id), watch);
    if (arrived.etat === "arrive") {
      const take = arrived.prises.find(({ numero }) => numero === 0);
      if (arrived.taille !== this.file.size || (take?.debut && take.debut !== (await sha256(await this.read(0))))) throw new ApiError(409, OTHER_FILE);
      this.since = performance.now();
      this.fresh = 0;
      this.tell({ sent: take?.octets ?? 0 });
      const missing = missingFrom(take?.parties ?? [], count);
      await sendParts(this.id, missing.map((number) => ({ take: 0, number, read: () => this.read(number) })), watch);
    }
    await insist(() => finishRecording(this.id, { prises: [count] }), watch);
  }

  private read(number: number): Promise<ArrayBuffer> {
    return this.file.slice(number * PART_BYTES, (number + 1) * PART_BYTES).arrayBuffer();
  }

  private count(bytes: number): void {
    this.fresh += bytes;
    const seconds = (performance.now() - this.since) / 1000;
    this.tell({ sent: Math.min(this.file.size, this.now.sent + bytes), rate: seconds > 1 ? this.fresh / seconds : null });
  }
}

const sendings = new Map<string, FileSending>();
const watchers = new Set<() => void>();
const changed = () => watchers.forEach((notify) => notify());
const watch = (notify: () => void) => {
  watchers.add(notify);
  return () => void watchers.delete(notify);
};
const underWay = () => [...sendings.values()].some(({ now }) => now.state === "sending");

addEventListener("beforeunload", (event) => {
  if (underWay()) event.preventDefault();
});

/** Sends a file as the recording of this meeting, from where an earlier sending of it stopped. */
export function sendFile(id: string, file: File): void {
  sendings.get(id)?.pause();
  sendings.set(id, new FileSending(id, file, changed));
  changed();
}

export const pauseSending = (id: string): void => sendings.get(id)?.pause();
export const resumeSending = (id: string): void => sendings.get(id)?.resume();

/** The sending of this meeting's recording by this page; null when it is not this page that sends it. */
export const useSending = (id: string): Sending | null => useSyncExternalStore(watch, () => sendings.get(id)?.now ?? null);
