import { useMessages } from "@/shared/i18n/messages";
import { recorder, useTick } from "@/shared/recording/here";
import { Button } from "@/shared/ui/button";
import { Select } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";

import { Vu } from "./level";
import type { Check } from "./use-microphone";
import { words } from "./words";

const QUIET_MS = 4000;
const LOW = 0.25;

/** Which microphone, and that it hears: before anything is recorded. */
export function MicrophoneCheck({ open, asking, device, choices, fault, check }: Check & { check: (device: string | null) => Promise<boolean> }) {
  const m = useMessages(words);
  return (
    <section aria-labelledby="micro">
      <h3 id="micro" className="mb-2 font-semibold">{m.micro}</h3>
      {fault ? (
        <Banner tone="bad" icon="mic" alert {...(fault === "unsupported" ? {} : { action: <Button size="sm" onClick={() => void check(null)}>{m.again}</Button> })}>
          {m[fault]}
        </Banner>
      ) : open ? (
        <>
          <Select aria-label={m.choice} value={device} onChange={(event) => void check(event.target.value)}>
            {choices.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}
          </Select>
          <Heard />
        </>
      ) : (
        <>
          <Button icon="mic" busy={asking} onClick={() => void check(null)}>{m.check}</Button>
          <p className="mt-2 text-small text-text-3">{m.checkHelp}</p>
        </>
      )}
    </section>
  );
}

function Heard() {
  const m = useMessages(words);
  useTick(500, true);
  const quiet = recorder.meter.silentMs() > QUIET_MS;
  const said = quiet ? m.quiet : recorder.meter.loudest() < LOW ? m.low : m.good;
  return (
    <div className="mt-3">
      <Vu label={m.level} />
      <p className={`mt-1.5 min-h-8 text-small ${quiet ? "text-warn" : "text-text-2"}`}>{said}</p>
    </div>
  );
}
