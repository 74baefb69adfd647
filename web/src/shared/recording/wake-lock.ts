/** Keeps the screen on while wanted: a phone that sleeps stops recording. */
export class WakeLock {
  private wanted = false;
  private held: WakeLockSentinel | null = null;

  constructor() {
    document.addEventListener("visibilitychange", () => {
      if (this.wanted && document.visibilityState === "visible") void this.ask();
    });
  }

  hold(): void {
    this.wanted = true;
    void this.ask();
  }

  release(): void {
    this.wanted = false;
    void this.held?.release();
    this.held = null;
  }

  private async ask(): Promise<void> {
    try {
      this.held = await navigator.wakeLock.request("screen");
      if (!this.wanted) this.release();
    } catch {
      /* not here, or the battery is low: the recording goes on with the screen as it is */
    }
  }
}
