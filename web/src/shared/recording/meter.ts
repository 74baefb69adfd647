const FLOOR_DB = -60;
/** Under this the microphone hears nothing at all, not even a room. */
const SILENCE_DB = -75;
/** At fifteen levels a second, what was loud counts for some five seconds. */
const FADING = 0.985;

type Ear = { context: AudioContext; analyser: AnalyserNode; samples: Float32Array<ArrayBuffer> };

/** Listens to a microphone without keeping anything: the level of the last instant. */
export class Meter {
  private ear: Ear | null = null;
  private source: MediaStreamAudioSourceNode | null = null;
  private heardAt = 0;
  private peak = 0;

  listen(stream: MediaStream | null): void {
    this.source?.disconnect();
    this.source = null;
    if (!stream) return;
    const { context, analyser } = (this.ear ??= Meter.open());
    this.source = context.createMediaStreamSource(stream);
    this.source.connect(analyser);
    this.heardAt = performance.now();
    void context.resume();
  }

  private static open(): Ear {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    // 85 ms at 48 kHz: nothing falls between two looks.
    analyser.fftSize = 4096;
    return { context, analyser, samples: new Float32Array(analyser.fftSize) };
  }

  /** 0 (nothing) to 1 (as loud as can be). */
  level(): number {
    if (!this.ear || !this.source || this.ear.context.state !== "running") return 0;
    const { analyser, samples } = this.ear;
    analyser.getFloatTimeDomainData(samples);
    const mean = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    const db = mean > 0 ? 10 * Math.log10(mean) : -120;
    if (db > SILENCE_DB) this.heardAt = performance.now();
    const level = Math.min(1, Math.max(0, (db - FLOOR_DB) / -FLOOR_DB));
    this.peak = Math.max(level, this.peak * FADING);
    return level;
  }

  /** The loudest of the last seconds: a breath between two words is not a faint microphone. */
  loudest(): number {
    return this.peak;
  }

  /** Milliseconds since anything was heard; 0 while the browser does not let the page listen. */
  silentMs(): number {
    return this.source && this.ear?.context.state === "running" ? performance.now() - this.heardAt : 0;
  }
}
