import { savePart, saveSheet } from "./store";
import type { Recording, Sheet } from "./types";

type Pending = { take: number; n: number; end: number; blob: Blob };
type Handlers = {
  /** One more piece is on this device. */
  onKept: () => void;
  /** Pieces that found no room, in memory only; 0 once they have. */
  onUnkept: (pieces: number) => void;
};
const ROOM_AGAIN_MS = 4000;

/** Writes one recording to this device: its pieces in their order, its sheet as it changes. */
export class Keeper {
  private pending: Pending[] = [];
  private draining: Promise<void> | null = null;
  private writing: Promise<void> = Promise.resolve();
  private dirty: Sheet | null = null;
  private unkept = false;

  constructor(
    private readonly recording: Pick<Recording, "id" | "owner">,
    private readonly handlers: Handlers,
  ) {}

  piece(piece: Pending): void {
    this.pending.push(piece);
    this.draining ??= this.drain().finally(() => (this.draining = null));
  }

  /** A piece that finds no room waits, and those after it with it: a kill then takes the end, never a hole. */
  private async drain(): Promise<void> {
    for (let next = this.pending[0]; next; next = this.pending[0]) {
      const { take, n, end, blob } = next;
      try {
        await savePart(this.recording.owner, { recording: this.recording.id, take, n, end }, await blob.arrayBuffer());
      } catch {
        this.unkept = true;
        this.handlers.onUnkept(this.pending.length);
        await new Promise((resolve) => setTimeout(resolve, ROOM_AGAIN_MS));
        continue;
      }
      this.pending.shift();
      this.handlers.onKept();
      if (this.unkept) this.handlers.onUnkept(this.pending.length);
      this.unkept &&= this.pending.length > 0;
    }
  }

  /** One writing at a time, always of the latest: typing a note does not queue a writing a letter. */
  sheet(sheet: Sheet): void {
    this.dirty = sheet;
    this.writing = this.writing.then(async () => {
      const latest = this.dirty;
      this.dirty = null;
      if (latest) await saveSheet(this.recording.owner, this.recording.id, latest).catch(() => undefined);
    });
  }

  /** What has not been written will not be. */
  drop(): void {
    this.pending = [];
    this.dirty = null;
  }

  /** Everything handed over is on this device. */
  async settled(): Promise<void> {
    await this.draining;
    await this.writing;
  }
}
