import { useEffect, useRef, type RefObject } from "react";

/** The thread of ink between the words and what they prove. Decoration: the marks say it too. */
export function Thread({ frame, current }: { frame: RefObject<HTMLElement | null>; current: string | null }) {
  const svg = useRef<SVGSVGElement>(null);
  // After the layout effects: the frame, an ancestor, has its ref by then.
  useEffect(() => {
    const box = frame.current;
    const drawing = svg.current;
    if (!box || !drawing) return;
    const [path, from, to] = [drawing.querySelector("path"), ...drawing.querySelectorAll("circle")];
    let pending = 0;
    const draw = () => {
      pending = 0;
      const words = box.querySelector("mark[data-lit]")?.closest("[data-segment]");
      const value = current ? box.querySelector(`[data-thread="${CSS.escape(current)}"]`) : null;
      const list = box.querySelector("[data-transcript]");
      const panel = box.querySelector("[data-thread-list]");
      drawing.style.display = words && value && list && panel ? "" : "none";
      if (!words || !value || !list || !panel) return;
      const origin = box.getBoundingClientRect();
      const [a, b, l, p] = [words, value, list, panel].map((element) => element.getBoundingClientRect()) as [DOMRect, DOMRect, DOMRect, DOMRect];
      const within = (y: number, area: DOMRect) => Math.max(area.top + 6, Math.min(area.bottom - 6, y)) - origin.top;
      const [x1, x2] = [a.right - origin.left, b.left - origin.left];
      const y1 = within(a.top + a.height / 2, l);
      const y2 = within(value.tagName === "ARTICLE" ? b.top + 22 : b.top + 20, p);
      const bend = (x2 - x1) * 0.55;
      path?.setAttribute("d", `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
      from?.setAttribute("transform", `translate(${x1} ${y1})`);
      to?.setAttribute("transform", `translate(${x2} ${y2})`);
    };
    const soon = () => {
      pending ||= requestAnimationFrame(draw);
    };
    soon();
    const watch = new ResizeObserver(soon);
    watch.observe(box);
    const changes = new MutationObserver(soon);
    changes.observe(box, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-lit"] });
    box.addEventListener("scroll", soon, true);
    return () => {
      cancelAnimationFrame(pending);
      watch.disconnect();
      changes.disconnect();
      box.removeEventListener("scroll", soon, true);
    };
  }, [frame, current]);
  return (
    <svg ref={svg} aria-hidden="true" style={{ display: "none" }} className="pointer-events-none absolute inset-0 z-3 size-full overflow-visible">
      <path fill="none" stroke="var(--accent)" strokeWidth={1.5} />
      <circle r={3.5} fill="var(--accent)" stroke="var(--surface)" strokeWidth={1.5} />
      <circle r={3.5} fill="var(--accent)" stroke="var(--surface)" strokeWidth={1.5} />
    </svg>
  );
}
