// The bots that are out, as they change, by server-sent events. The browser comes back by itself after a lost connection; what it is
// told then begins anew with all of them.

import * as api from "./api.js";

/** The server ends each connection after a while, and a new one begins at once: not worth a word. */
const BLINK = 5_000;
/** The server says something at least every ten seconds. */
const SILENCE = 25_000;
const PAUSE = 4_000;

/**
 * @param whose bots they are
 * @param onFrame is given each frame
 * @param onState is told `live`, `away` while there is no connection, `signed-out`, or why it is refused
 * @returns a function that ends it
 */
export function feed(whose, onFrame, onState) {
  let source = null;
  let heard = 0;
  let timer = 0;
  let ended = false;
  let away = 0;

  function open() {
    source?.close();
    heard = Date.now();
    source = new EventSource(whose.stream);
    source.addEventListener("fleet", (event) => {
      heard = Date.now();
      onFrame(JSON.parse(event.data));
      clearTimeout(away);
      away = 0;
      onState("live");
    });
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) {
        onState("away");
        refused();
      } else {
        away ||= setTimeout(() => onState("away"), BLINK);
      }
    };
  }

  /** An EventSource does not say why it was turned away. */
  async function refused() {
    try {
      await whose.ask();
    } catch (error) {
      if (ended) return;
      if (error.status === 403) {
        onState((await api.stillThere(whose.accounts)) ? error.message : "signed-out");
        return;
      }
    }
    if (!ended) timer = setTimeout(open, PAUSE * (0.5 + Math.random()));
  }

  const watch = setInterval(() => {
    if (source.readyState === EventSource.OPEN && Date.now() - heard > SILENCE) {
      onState("away");
      open();
    }
  }, 1000);
  open();

  return () => {
    ended = true;
    clearTimeout(away);
    clearTimeout(timer);
    clearInterval(watch);
    source.close();
  };
}
