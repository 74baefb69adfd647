import { defineMessages, useMessages } from "@/shared/i18n/messages";

import { strength } from "./model";

const words = defineMessages({
  fr: { 1: "Confiance faible", 2: "Confiance moyenne", 3: "Confiance forte" },
  en: { 1: "Low confidence", 2: "Medium confidence", 3: "High confidence" },
});
const HEIGHTS = ["h-1", "h-[7px]", "h-2.5"];

/** Three bars: a percentage would be taken for a truth. */
export function Confidence({ value }: { value: number }) {
  const bars = strength(value);
  const label = useMessages(words)[bars];
  return (
    <span role="img" aria-label={label} title={label} className="inline-flex h-2.5 flex-none items-end gap-0.5">
      {HEIGHTS.map((height, index) => (
        <i key={height} className={`w-[3px] rounded-[1px] ${height} ${index < bars ? "bg-text-2" : "bg-line-2"}`} />
      ))}
    </span>
  );
}
