// Builds elements. Text only ever becomes text nodes: there is no way from a string to HTML in this page.

/** @param props attributes; `on...` adds a listener, false and null leave the attribute out */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) {
      node.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Makes these the parent's children, in this order, without touching those that stand right: focus and selection stay. */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) {
    if (!wanted.has(child)) child.remove();
  }
  nodes.forEach((node, index) => {
    if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] ?? null);
  });
}

const isLost = (node) => !node.isConnected || node.matches(":disabled") || !node.checkVisibility();

/** Draws what may move, hide or take away what has the focus. That keeps it, or else `next` gets it: from nowhere the way back is long. */
export function redraw(draw, next) {
  const before = document.activeElement;
  const wasThere = before !== document.body && !isLost(before);
  draw();
  const now = document.activeElement;
  if (wasThere && (now === document.body || isLost(now))) (isLost(before) ? next : before).focus({ preventScroll: true });
}

const isInSight = ({ top, bottom }) => bottom > 0 && top < window.innerHeight;

/** Scrolls to the end of the page, unless what has the focus would go out of sight by it. Gives back whether it did. */
export function toEnd() {
  const page = document.scrollingElement;
  const before = page.scrollTop;
  const focused = document.activeElement;
  const wasSeen = isInSight(focused.getBoundingClientRect());
  page.scrollTop = page.scrollHeight;
  const stays = !wasSeen || isInSight(focused.getBoundingClientRect());
  if (!stays) page.scrollTop = before;
  return stays;
}

/** Does what takes time; until then the button is off. It keeps the focus, which one that is disabled would lose. */
export async function whileOff(button, act) {
  if (button.ariaDisabled === "true") return;
  button.ariaDisabled = "true";
  try {
    await act();
  } finally {
    button.ariaDisabled = null;
  }
}

export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
