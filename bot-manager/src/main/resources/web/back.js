// Who comes back to a view is at the link by which it was left, as on a page that the browser has kept.

/** Notes it in the history, with the view that is left. */
export function leaveBy(link) {
  history.replaceState({ leftBy: link.getAttribute("href") }, "");
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

  function stop() {
    observer.disconnect();
    over.abort();
  }

  function look() {
    const link = main.querySelector(`a[href="${CSS.escape(state.leftBy)}"]`);
    if (!link) return;
    stop();
    link.focus();
  }

  for (const act of ["keydown", "pointerdown"]) window.addEventListener(act, stop, { capture: true, signal: over.signal });
  observer.observe(main, { subtree: true, childList: true, attributeFilter: ["href"] });
  look();
  return stop;
}
