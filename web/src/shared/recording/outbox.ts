import { asApiError, type ApiError } from "@/shared/api/error";

import { whileSending } from "./locks";
import { announce, complete, sendPart, withdraw } from "./remote";
import { acknowledge, bytesOf, countParts, findRecording, forget, partsOf, recordingsOf, setRemote, waitingParts } from "./store";
import type { Part, Recording } from "./types";

/** Where the sending of one recording stands. `acknowledged`: pieces the server said it has. */
export type Sending = { acknowledged: number; problem: ApiError | null };
type Watcher = () => void;

const AT_ONCE = 3;
const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 30_000;

/** Sends what was recorded on this device, piece by piece, whenever the server answers. One for the page. */
export class Outbox {
  private owner: string | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly standing = new Map<string, Sending>();
  private readonly arrived = new Map<string, string>();
  private readonly watchers = new Set<Watcher>();

  constructor() {
    addEventListener("online", () => {
      this.failures = 0;
      this.kick();
    });
  }

  /** From now on sends what this member recorded here. */
  serve(owner: string): void {
    this.owner = owner;
    this.kick();
  }

  watch = (notify: Watcher): (() => void) => {
    this.watchers.add(notify);
    return () => this.watchers.delete(notify);
  };

  of = (id: string): Sending | null => this.standing.get(id) ?? null;

  /** The meeting's id on the server, once a recording has left this device whole. */
  arrivedAs = (id: string): string | null => this.arrived.get(id) ?? null;

  /** There may be something to send. While the server does not answer, the next try keeps its time. */
  kick(): void {
    if (this.failures > 0 && this.timer !== undefined) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.round().finally(() => {
      this.running = null;
      if (!this.again) return;
      this.again = false;
      this.kick();
    });
  }

  /** Tries at once, whatever happened before. */
  retry(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.failures = 0;
    this.kick();
  }

  private async round(): Promise<void> {
    if (!this.owner) return;
    for (const recording of await recordingsOf(this.owner)) {
      try {
        await whileSending(recording.id, () => this.send(recording.id));
      } catch (error) {
        this.tell(recording.id, { problem: asApiError(error) });
        if (asApiError(error).retryable) return this.later(asApiError(error).retryAfter);
        // Refused (session ended, meeting taken away): said on the page, tried again with the patience of the longest wait.
        this.failures = 5;
        this.later(null);
      }
    }
  }

  private later(seconds: number | null): void {
    const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** this.failures);
    this.failures += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.kick();
    }, seconds === null ? delay : seconds * 1000);
  }

  private async send(id: string): Promise<void> {
    const recording = await findRecording(id);
    if (!recording) return;
    if (recording.stage === "refused") return this.finish(id, await announce(recording));
    if (recording.stage === "discarded") {
      if (recording.remote) await withdraw(recording.remote);
      return forget(id);
    }
    const remote = recording.remote ?? (await this.announced(recording));
    await this.sendWaiting(recording, remote);
    // What was marked, paused or ended while pieces were leaving is read again.
    const now = await findRecording(id);
    if (now?.stage !== "finished" || (await waitingParts(id)).length) return;
    await complete(remote, now, await partsOf(id));
    await this.finish(id, remote);
  }

  private async announced(recording: Recording): Promise<string> {
    const remote = await announce(recording);
    await setRemote(recording.id, remote);
    return remote;
  }

  private async sendWaiting(recording: Recording, remote: string): Promise<void> {
    const waiting = await waitingParts(recording.id);
    let acknowledged = (await countParts(recording.id)) - waiting.length;
    this.tell(recording.id, { acknowledged });
    const one = async (part: Part): Promise<void> => {
      const bytes = await bytesOf(recording.owner, part);
      if (bytes) await sendPart(remote, part, bytes);
      await acknowledge(part);
      acknowledged += 1;
      this.failures = 0;
      this.tell(recording.id, { acknowledged, problem: null });
    };
    while (waiting.length) await Promise.all(waiting.splice(0, AT_ONCE).map(one));
    this.tell(recording.id, { problem: null });
  }

  private async finish(id: string, remote: string): Promise<void> {
    await forget(id);
    this.arrived.set(id, remote);
    this.standing.delete(id);
    this.watchers.forEach((notify) => notify());
  }

  private tell(id: string, part: Partial<Sending>): void {
    this.standing.set(id, { acknowledged: 0, problem: null, ...this.standing.get(id), ...part });
    this.watchers.forEach((notify) => notify());
  }
}
