// Who comes back to a view is at the link by which it was left, as on a page that the browser has kept.

/** How long a view may take to be drawn; later nobody expects to be led anywhere. */
const PATIENCE = 5_000;

const ACTS = ["keydown", "pointerdown", "wheel", "touchmove"];

/** Several rows may lead to the same place. */
const alike = (main, href) => [...main.querySelectorAll(`a[href="${CSS.escape(href)}"]`)];

/** Notes it in the history, with the view that is left. */
export function leaveBy(main, link) {
  const href = link.getAttribute("href");
  history.replaceState({ leftBy: href, which: alike(main, href).indexOf(link) }, "");
}

/**
 * Goes to the link as soon as it is there, unless somebody has done something by then.
 *
 * @param state what the history has kept
 * @returns a function that ends it
 */
export function comeBack(main, state) {
  if (!state?.leftBy) return () => {};
  const over = new AbortController();
  const observer = new MutationObserver(look);
  const timer = setTimeout(stop, PATIENCE);

  function stop() {
    observer.disconnect();
    over.abort();
    clearTimeout(timer);
  }

  function look() {
    const links = alike(main, state.leftBy);
    const link = links[state.which] ?? links[0];
    if (!link) return;
    stop();
    link.focus();
  }

  for (const act of ACTS) window.addEventListener(act, stop, { capture: true, signal: over.signal });
  observer.observe(main, { subtree: true, childList: true, attributeFilter: ["href"] });
  look();
  return stop;
}
