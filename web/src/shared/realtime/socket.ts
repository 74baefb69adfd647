/** What the live server sends: only kinds and ids travel; data is asked for again through the API. */
export type LiveEvent = { type: "event"; seq: number; kind: string; ids: Record<string, string> };
type Frame = LiveEvent | { type: "hello"; seq: number } | { type: "resync"; seq: number } | { type: "ping" };

export type LiveHandlers = {
  onEvent: (event: LiveEvent) => void;
  /** Too much was missed to replay: everything on screen may be stale. */
  onResync: () => void;
  onState: (connected: boolean) => void;
};

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

/** One socket for the page: replays what was missed since the last event seen, and backs off between attempts. */
export class LiveSocket {
  private socket: WebSocket | null = null;
  private attempts = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly memory: string,
    private readonly handlers: LiveHandlers,
  ) {
    addEventListener("online", this.connectNow);
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    removeEventListener("online", this.connectNow);
    this.socket?.close();
  }

  private readonly connectNow = (): void => {
    if (this.socket?.readyState === WebSocket.OPEN) return;
    clearTimeout(this.timer);
    this.attempts = 0;
    this.connect();
  };

  private connect(): void {
    if (this.stopped) return;
    this.socket?.close();
    const address = new URL(this.url, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const since = sessionStorage.getItem(this.memory);
    if (since) address.searchParams.set("since", since);
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.onmessage = (message) => this.receive(JSON.parse(String(message.data)) as Frame);
    socket.onclose = () => {
      if (socket !== this.socket || this.stopped) return;
      this.handlers.onState(false);
      const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** this.attempts);
      this.attempts += 1;
      this.timer = setTimeout(() => this.connect(), delay * (0.5 + Math.random() / 2));
    };
  }

  private receive(frame: Frame): void {
    if (frame.type === "hello") {
      this.attempts = 0;
      this.handlers.onState(true);
      // Kept only as a start: what follows may still be the replay of older events.
      if (sessionStorage.getItem(this.memory) === null) this.remember(frame.seq);
    } else if (frame.type === "resync") {
      // Everything is read again from here: what follows this number is still to be told.
      sessionStorage.setItem(this.memory, String(frame.seq));
      this.handlers.onResync();
    } else if (frame.type === "event") {
      this.handlers.onEvent(frame);
      this.remember(frame.seq);
    }
  }

  private remember(seq: number): void {
    if (seq > Number(sessionStorage.getItem(this.memory) ?? -1)) sessionStorage.setItem(this.memory, String(seq));
  }
}
