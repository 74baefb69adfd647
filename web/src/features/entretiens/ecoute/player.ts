import { within, type Span } from "./model";

export const RATES = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;

export type PlayerState = {
  playing: boolean;
  /** Seconds. */
  time: number;
  rate: number;
  skip: boolean;
  /** Sound was asked for and has not come yet. */
  waiting: boolean;
  failed: boolean;
  /** Whose proof is being listened to. */
  proof: string | null;
};

/** Heard before and after the wanted words, so that the first and the last are whole. */
export const LEAD_S = 0.2;
const TAIL_S = 0.6;
const RATE_KEY = "egide.ecoute.vitesse";
const SKIP_KEY = "egide.ecoute.silences";
const stored = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const store = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still plays.
  }
};

/** One recording being listened to. Nothing is asked of the server before somebody listens. */
export class Player {
  readonly audio: HTMLAudioElement;
  private state: PlayerState;
  private readonly listeners = new Set<() => void>();
  private readonly silences: readonly Span[];
  private until: number | null = null;
  private wanted: number | null = null;
  private frame = 0;
  private readonly source: string;
  readonly duration: number;

  constructor(source: string, duration: number, silences: readonly Span[]) {
    this.source = source;
    this.duration = duration;
    this.silences = silences;
    const rate = Number(stored(RATE_KEY));
    this.state = { playing: false, time: 0, rate: RATES.find((one) => one === rate) ?? 1, skip: stored(SKIP_KEY) === "1", waiting: false, failed: false, proof: null };
    this.audio = new Audio();
    this.audio.preload = "none";
    this.audio.playbackRate = this.audio.defaultPlaybackRate = this.state.rate;
    this.audio.addEventListener("loadedmetadata", this.settle);
    this.audio.addEventListener("play", () => this.set({ playing: true, failed: false }));
    this.audio.addEventListener("pause", () => this.set({ playing: false, waiting: false, proof: null }));
    this.audio.addEventListener("waiting", () => this.set({ waiting: true }));
    this.audio.addEventListener("playing", () => {
      this.set({ waiting: false });
      this.follow();
    });
    this.audio.addEventListener("seeked", () => this.set({ time: this.audio.currentTime }));
    this.audio.addEventListener("timeupdate", this.tick);
    this.audio.addEventListener("error", () => this.set({ failed: true, playing: false, waiting: false }));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = (): PlayerState => this.state;

  open(): void {
    this.audio.src = this.source;
    document.body.append(this.audio);
  }
  close(): void {
    cancelAnimationFrame(this.frame);
    this.audio.pause();
    this.audio.removeAttribute("src");
    this.audio.load();
    this.audio.remove();
  }

  /** From `from`, or from where it is; until `until` when only these words are wanted. */
  play(from: number | null = null, until: number | null = null): void {
    if (this.state.failed) this.audio.load();
    if (from !== null) this.seek(from);
    else if (this.state.time >= this.duration - 0.1) this.seek(0);
    this.until = until;
    this.set({ failed: false, waiting: this.audio.readyState < 3 });
    void this.audio.play().catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === "AbortError")) this.set({ playing: false, waiting: false, failed: this.audio.error !== null });
    });
  }
  /** The words that prove something, and no further; again while they are heard: stops. */
  playProof(id: string, [from, to]: Span): void {
    if (this.state.playing && this.state.proof === id) {
      this.pause();
      return;
    }
    this.play(Math.max(0, from - LEAD_S), to + TAIL_S);
    this.set({ proof: id });
  }
  pause(): void {
    this.audio.pause();
  }
  toggle(): void {
    if (this.state.playing) this.pause();
    else this.play();
  }
  seek(to: number): void {
    const time = Math.min(Math.max(0, to), this.duration);
    this.until = null;
    this.set({ proof: null });
    this.wanted = this.audio.readyState === 0 ? time : null;
    this.audio.currentTime = time;
    this.set({ time });
  }
  setRate(rate: number): void {
    this.audio.playbackRate = this.audio.defaultPlaybackRate = rate;
    store(RATE_KEY, String(rate));
    this.set({ rate });
  }
  /** The next speed, `by` 1 or -1 of them away. */
  stepRate(by: 1 | -1): void {
    const at = RATES.findIndex((rate) => rate === this.state.rate);
    this.setRate(RATES[Math.min(RATES.length - 1, Math.max(0, at + by))] ?? 1);
  }
  setSkip(skip: boolean): void {
    store(SKIP_KEY, skip ? "1" : "0");
    this.set({ skip });
  }

  /** A browser that knew nothing of the file yet may have forgotten where it was sent. */
  private readonly settle = (): void => {
    if (this.wanted !== null && Math.abs(this.audio.currentTime - this.wanted) > 0.05) this.audio.currentTime = this.wanted;
    this.wanted = null;
    this.audio.playbackRate = this.state.rate;
  };
  /** The screen follows each word, not four times a second. */
  private follow(): void {
    cancelAnimationFrame(this.frame);
    const next = () => {
      this.tick();
      if (this.state.playing) this.frame = requestAnimationFrame(next);
    };
    this.frame = requestAnimationFrame(next);
  }
  private readonly tick = (): void => {
    const time = this.audio.currentTime;
    if (this.wanted !== null || this.audio.seeking) return;
    if (this.until !== null && time >= this.until) {
      this.until = null;
      this.pause();
    }
    const silence = this.state.skip && this.state.playing ? within(this.silences, time) : null;
    if (silence && silence[1] - time > 0.1) this.audio.currentTime = silence[1];
    else if (Math.abs(time - this.state.time) > 0.02) this.set({ time });
  };
  private set(change: Partial<PlayerState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((notify) => notify());
  }
}
