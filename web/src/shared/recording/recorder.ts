import { nextTake, recordedMs, withinSound } from "./journal";
import { Keeper } from "./keeper";
import { holdLive } from "./locks";
import { Meter } from "./meter";
import { closeMicrophone, faultOf, mediaTypeHere, nameOf, openMicrophone } from "./microphone";
import { addRecording, changed, discard, findRecording, partsOf, setStage } from "./store";
import { Take } from "./take";
import type { Live, Recording, Sheet } from "./types";
import { WakeLock } from "./wake-lock";

const SEARCH_MS = 2000;

/** The recorder of this page: it lives beside the pages, so that walking through the application does not stop it. */
export class Recorder {
  live: Live | null = null;
  readonly meter = new Meter();
  private stream: MediaStream | null = null;
  private device: string | null = null;
  private recording: Recording | null = null;
  private keeper: Keeper | null = null;
  private release: (() => Promise<void>) | null = null;
  private take: Take | null = null;
  private number = 0;
  private n = 0;
  private lastEnd = 0;
  private baseMs = 0;
  private search: ReturnType<typeof setInterval> | undefined;
  private readonly wake = new WakeLock();
  private readonly listeners = new Set<() => void>();

  /** `onPiece`: a piece was kept, it may be sent. `lostNote`: the mark left where the microphone was lost. */
  constructor(
    private readonly onPiece: () => void,
    private readonly lostNote: (seconds: number) => string,
  ) {
    addEventListener("beforeunload", (event) => {
      if (this.live && this.live.phase !== "closing") event.preventDefault();
    });
  }

  subscribe = (notify: () => void): (() => void) => {
    this.listeners.add(notify);
    return () => this.listeners.delete(notify);
  };

  /** Seconds of sound so far, takes put end to end. */
  seconds(): number {
    return (this.baseMs + (this.take?.elapsed() ?? 0)) / 1000;
  }

  /** Seconds of the silence under way, off the record or without microphone. */
  silence(): number {
    return this.live?.since ? (Date.now() - this.live.since) / 1000 : 0;
  }

  get listening(): boolean {
    return this.stream?.active ?? false;
  }

  /** Opens a microphone to check it; it stays open for the recording. :raises what `faultOf` reads. */
  async listen(device: string | null): Promise<string> {
    const stream = await openMicrophone(device);
    closeMicrophone(this.stream);
    this.stream = stream;
    this.device = stream.getAudioTracks()[0]?.getSettings().deviceId ?? device;
    this.meter.listen(stream);
    return nameOf(stream);
  }

  /** The page that was checking the microphone is left: it is closed, unless it records. */
  deafen(): void {
    if (!this.live) this.hush();
  }

  /** Begins a recording. :raises what `faultOf` reads, or the device's refusal to keep anything. */
  async begin(owner: string, sheet: Sheet): Promise<void> {
    const mediaType = mediaTypeHere();
    if (!mediaType) throw new TypeError("MediaRecorder");
    if (!this.listening) await this.listen(this.device);
    const recording: Recording = {
      id: crypto.randomUUID(), owner, stage: "recording", startedAt: Date.now(), mediaType, remote: null, sheet,
    };
    await addRecording(recording);
    void navigator.storage.persist?.();
    await this.own(recording, 0, 0, 0);
    this.run();
  }

  /**
   * Takes up a recording that was interrupted: goes on with a new take, or only holds it to be concluded.
   * @returns false when another page of this browser is recording it. :raises what `faultOf` reads.
   */
  async takeUp(id: string, goOn: boolean): Promise<boolean> {
    const found = await findRecording(id);
    if (!found) return false;
    if (goOn && !this.listening) await this.listen(this.device);
    const parts = await partsOf(id);
    const ms = recordedMs(parts);
    const sheet: Sheet = { ...found.sheet, ...withinSound(found.sheet, ms / 1000) };
    if (!(await this.own({ ...found, sheet }, ms, nextTake(parts), parts.length))) return false;
    this.keeper?.sheet(sheet);
    if (goOn) this.run();
    return true;
  }

  private async own(recording: Recording, baseMs: number, take: number, pieces: number): Promise<boolean> {
    this.release = await holdLive(recording.id);
    if (!this.release) return false;
    this.recording = recording;
    this.baseMs = baseMs;
    this.number = take;
    this.keeper = new Keeper(recording, {
      onKept: () => {
        this.amend({ pieces: (this.live?.pieces ?? 0) + 1 });
        this.onPiece();
      },
      onUnkept: (unkept) => this.amend({ unkept }),
    });
    this.set({
      id: recording.id, phase: "closing", sheet: recording.sheet, pieces, unkept: 0, since: null, fault: null, microphone: "",
    });
    return true;
  }

  /** A new take with the microphone that is open. */
  private run(): void {
    if (!this.stream || !this.recording) return;
    clearInterval(this.search);
    this.n = this.lastEnd = 0;
    this.take = new Take(this.stream, this.recording.mediaType, {
      onPiece: (blob, end) => {
        this.lastEnd = Math.max(this.lastEnd, end);
        this.keeper?.piece({ take: this.number, n: this.n, blob, end });
        this.n += 1;
      },
      onLost: () => void this.lose(),
    });
    this.take.start();
    this.wake.hold();
    this.amend({ phase: "recording", since: null, fault: null, microphone: nameOf(this.stream) });
  }

  /** Ends the take: its sound counts from now on, whole. */
  private async endTake(): Promise<void> {
    const take = this.take;
    if (!take) return;
    await take.stop();
    if (this.take !== take) return;
    this.take = null;
    this.baseMs += this.lastEnd;
    if (this.n > 0) this.number += 1;
    this.n = this.lastEnd = 0;
  }

  private hush(): void {
    closeMicrophone(this.stream);
    this.stream = null;
    this.meter.listen(null);
  }

  pause(): void {
    if (this.live?.phase !== "recording") return;
    this.take?.pause();
    this.wake.release();
    this.amend({ phase: "paused" });
  }

  unpause(): void {
    if (this.live?.phase !== "paused") return;
    this.take?.resume();
    this.wake.hold();
    this.amend({ phase: "recording" });
  }

  /** Off the record: the microphone is closed, not only ignored. The browser's own light goes out. */
  async offRecord(): Promise<void> {
    if (this.live?.phase !== "recording" && this.live?.phase !== "paused") return;
    this.amend({ phase: "off", since: Date.now() });
    await this.endTake();
    this.hush();
    const from = this.seconds();
    this.note({ offRecord: [...(this.live?.sheet.offRecord ?? []), { from, to: from }] });
  }

  async backOnRecord(): Promise<void> {
    if (this.live?.phase !== "off" || this.take) return;
    this.endPassage();
    await this.reopen();
  }

  private endPassage(): void {
    const passages = [...(this.live?.sheet.offRecord ?? [])];
    const last = passages.pop();
    if (last) this.note({ offRecord: [...passages, { from: last.from, to: last.from + this.silence() }] });
  }

  private async lose(): Promise<void> {
    if (this.live?.phase !== "recording" && this.live?.phase !== "paused") return;
    this.amend({ phase: "lost", since: Date.now(), fault: null });
    await this.endTake();
    this.hush();
    this.seek();
  }

  /** Looks for a microphone until one answers: the recording goes on by itself, with a mark where it was cut. */
  private seek(): void {
    clearInterval(this.search);
    let asking = false;
    const look = async () => {
      if (asking || this.live?.phase !== "lost") return;
      asking = true;
      try {
        await this.listen(this.device);
        if (this.live?.phase === "lost") {
          this.note({ marks: [...this.live.sheet.marks, { t: this.seconds(), text: this.lostNote(this.silence()) }] });
          this.run();
        } else this.hush();
      } catch (error) {
        this.amend({ fault: faultOf(error) });
      } finally {
        asking = false;
      }
    };
    this.search = setInterval(() => void look(), SEARCH_MS);
    navigator.mediaDevices.ondevicechange = () => void look();
  }

  /** Opens the microphone again after a silence that was wanted; looks for another if it is gone. */
  async reopen(): Promise<void> {
    try {
      await this.listen(this.device);
      this.run();
    } catch (error) {
      this.amend({ phase: "lost", since: Date.now(), fault: faultOf(error) });
      this.seek();
    }
  }

  /** The meeting is over, unless it goes on: nothing is lost either way. */
  async finish(): Promise<void> {
    if (!this.live || this.live.phase === "closing") return;
    if (this.live.phase === "off") this.endPassage();
    clearInterval(this.search);
    this.amend({ phase: "closing", since: null });
    await this.endTake();
    this.hush();
    this.wake.release();
    this.amend({});
  }

  /** To be sent whole. Waits for the last piece to be kept. @returns its id here. */
  async conclude(): Promise<string | null> {
    const recording = this.recording;
    if (!recording) return null;
    await this.endTake();
    await this.keeper?.settled();
    await setStage(recording.id, "finished");
    this.leave();
    return recording.id;
  }

  /** None of it is wanted. */
  async discard(): Promise<void> {
    const id = this.recording?.id;
    await this.endTake();
    this.keeper?.drop();
    await this.keeper?.settled();
    if (id) await discard(id);
    this.leave();
  }

  private leave(): void {
    this.hush();
    this.wake.release();
    void this.release?.().then(changed);
    this.release = this.recording = this.keeper = null;
    this.baseMs = 0;
    this.set(null);
  }

  /** Changes what is known of the recording: marks, passages off the record. */
  note(part: Partial<Pick<Sheet, "marks" | "offRecord">>): void {
    if (!this.live) return;
    const sheet = { ...this.live.sheet, ...part };
    this.amend({ sheet });
    this.keeper?.sheet(sheet);
  }

  private amend(part: Partial<Live>): void {
    if (this.live) this.set({ ...this.live, ...part });
  }

  private set(live: Live | null): void {
    this.live = live;
    this.listeners.forEach((notify) => notify());
  }
}
