/** A piece every two and a half seconds: with the time to write it, a kill takes less than five. */
export const PIECE_MS = 2500;
/** Speech on one channel: 14 MB an hour. */
export const BITS_PER_SECOND = 32_000;

type Handlers = {
  /** A piece of sound; `end`: milliseconds of the take at its last sample. */
  onPiece: (bytes: Blob, end: number) => void;
  /** The microphone went away by itself. */
  onLost: () => void;
};

/** One uninterrupted run of the browser's recorder. Its pieces put end to end are one sound file. */
export class Take {
  private readonly recorder: MediaRecorder;
  private readonly track: MediaStreamTrack | undefined;
  private spent = 0;
  private since: number | null = null;
  private stopping = false;
  private readonly ended: Promise<void>;

  constructor(stream: MediaStream, mediaType: string, private readonly handlers: Handlers) {
    this.track = stream.getAudioTracks()[0];
    this.recorder = new MediaRecorder(stream, { mimeType: mediaType, audioBitsPerSecond: BITS_PER_SECOND });
    this.recorder.ondataavailable = ({ data }) => {
      if (data.size) handlers.onPiece(data, this.elapsed());
    };
    // The browser tells the last piece before it tells the end, whoever asked for it.
    this.ended = new Promise((resolve) => (this.recorder.onstop = () => resolve()));
    this.recorder.onerror = () => this.lose();
    this.track?.addEventListener("ended", this.lose);
  }

  start(): void {
    this.recorder.start(PIECE_MS);
    this.since = performance.now();
  }

  /** Milliseconds recorded, pauses apart. */
  elapsed(): number {
    return this.spent + (this.since === null ? 0 : performance.now() - this.since);
  }

  pause(): void {
    if (this.recorder.state !== "recording") return;
    this.recorder.requestData();
    this.recorder.pause();
    this.hold();
  }

  resume(): void {
    if (this.recorder.state !== "paused") return;
    this.recorder.resume();
    this.since = performance.now();
  }

  /** Resolves once the last piece has been handed over. */
  stop(): Promise<void> {
    this.stopping = true;
    this.track?.removeEventListener("ended", this.lose);
    this.hold();
    if (this.recorder.state !== "inactive") this.recorder.stop();
    return this.ended;
  }

  private hold(): void {
    this.spent = this.elapsed();
    this.since = null;
  }

  private readonly lose = (): void => {
    if (this.stopping) return;
    this.stopping = true;
    this.hold();
    this.handlers.onLost();
  };
}
