type Caret = { node: Node; offset: number };

function caretAt(x: number, y: number): Caret | null {
  if ("caretPositionFromPoint" in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret ? { node: caret.offsetNode, offset: caret.offset } : null;
  }
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** Which character of `element`'s text is under a point of the window: characters, not UTF-16 units. Null: none. */
export function characterAt(element: Element, x: number, y: number): number | null {
  const caret = caretAt(x, y);
  if (!caret || !element.contains(caret.node)) return null;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(caret.node, caret.offset);
  return [...before.toString()].length;
}
