import { useLocale } from "@/shared/i18n/locale";

import { formatDate, formatDay, formatListDate, formatTime } from "./dates";
import { formatAmount, formatNumber, formatPhone, NBSP } from "./numbers";

/** Figures on screen. The unit is quieter than the number; unknown is never drawn as zero (show « à demander »). */
export function Num({ value, unit, digits = [0, 2] }: { value: number; unit?: string; digits?: readonly [number, number] }) {
  const locale = useLocale();
  return (
    <span className="num">
      {formatNumber(value, locale, digits)}
      {unit ? <span className="font-normal text-text-3">{`${NBSP}${unit}`}</span> : null}
    </span>
  );
}

export function Money({ value, cents = false, per }: { value: number; cents?: boolean; per?: string }) {
  const locale = useLocale();
  return (
    <span className="num">
      {formatAmount(value, locale, cents)}
      <span className="font-normal text-text-3">{`${NBSP}€${per ? `/${per}` : ""}`}</span>
    </span>
  );
}

export const Percent = ({ value }: { value: number }) => <Num value={value} unit="%" digits={[0, 1]} />;

type DateStyle = "long" | "day" | "list" | "time";
const STYLES = { long: formatDate, day: formatDay, list: formatListDate, time: formatTime } as const;

export function DateText({ value, style = "long" }: { value: string; style?: DateStyle }) {
  const locale = useLocale();
  return (
    <time dateTime={value} className="num" title={style === "list" ? formatDate(value, locale) : undefined}>
      {STYLES[style](value, locale)}
    </time>
  );
}

export const Phone = ({ value }: { value: string }) => <span className="num">{formatPhone(value)}</span>;
