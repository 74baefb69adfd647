import { Fragment, type ReactNode } from "react";

const INLINE = /\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=\S)(.+?)(?<=\S)\*|`([^`\n]+)`|(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/g;
const ITEM = /^\s*(?:[-*•]|\d{1,3}[.)])\s+/;

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Pieces of a line: names that were called, then bold, italic, code and addresses. */
function inline(text: string, called: readonly string[]): ReactNode[] {
  const names = called.length ? new RegExp(`(@(?:${called.map(escaped).join("|")}))`, "iu") : null;
  const parts = names ? text.split(names) : [text];
  return parts.map((part, index) =>
    names && index % 2 === 1 ? (
      <span key={index} className="rounded-1 bg-soft px-1 font-medium text-on-soft">{part}</span>
    ) : (
      <Fragment key={index}>{styled(part)}</Fragment>
    ),
  );
}

function styled(text: string): ReactNode[] {
  const found: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, bold, italic, code, address] = match;
    if (match.index > from) found.push(text.slice(from, match.index));
    const key = match.index;
    if (bold !== undefined) found.push(<strong key={key} className="font-semibold">{bold}</strong>);
    else if (italic !== undefined) found.push(<em key={key}>{italic}</em>);
    else if (code !== undefined) found.push(<code key={key} className="code rounded-1 bg-hover px-1">{code}</code>);
    else found.push(<a key={key} href={address} target="_blank" rel="noreferrer" className="text-accent underline break-all">{address}</a>);
    from = match.index + whole.length;
  }
  if (from < text.length) found.push(text.slice(from));
  return found;
}

type Block = { list: boolean; ordered: boolean; lines: string[] };

/** Paragraphs and lists, in order. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const line of text.split("\n")) {
    if (!line.trim()) {
      open = false;
      continue;
    }
    const list = ITEM.test(line);
    const last = blocks[blocks.length - 1];
    const said = list ? line.replace(ITEM, "") : line;
    if (open && last && last.list === list) last.lines.push(said);
    else blocks.push({ list, ordered: list && /^\s*\d/.test(line), lines: [said] });
    open = true;
  }
  return blocks;
}

/** A note as it was meant: paragraphs, lists, **bold**, *italic*, `code`, addresses, and who was called. Never HTML. */
export function LightText({ text, called = [] }: { text: string; called?: readonly string[] }) {
  return (
    <div className="grid max-w-[72ch] gap-1.5 break-words">
      {blocksOf(text).map((block, index) => {
        const items = block.lines.map((line, at) => <li key={at}>{inline(line, called)}</li>);
        if (block.list) return block.ordered ? <ol key={index} className="list-decimal pl-5">{items}</ol> : <ul key={index} className="list-disc pl-5">{items}</ul>;
        return (
          <p key={index}>
            {block.lines.map((line, at) => <Fragment key={at}>{at ? <br /> : null}{inline(line, called)}</Fragment>)}
          </p>
        );
      })}
    </div>
  );
}
