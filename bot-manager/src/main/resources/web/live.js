// Live text by WebSocket. A lost connection is opened again and goes on after the last sequence number.

import * as api from "./api.js";

/** The server closes with it when what was shown opens nothing any more. */
const NO_RIGHT = 4401;
const PING_EVERY = 25_000;
const SILENCE = 60_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;

/**
 * Follows one meeting from a sequence number on.
 *
 * @param onFrame is given each `transcript.mutable` and `meeting.status` once, in order
 * @param onState is told `live`, `away` while the connection is lost, `refused` when the meeting is not to be had and will be asked for
 *     again, or `signed-out`, which is the end of it
 * @returns a function that ends it
 */
export function follow(meeting, after, onFrame, onState) {
  let last = after;
  let socket = null;
  let timer = 0;
  let pings = 0;
  let heard = 0;
  let pause = FIRST_PAUSE;
  let live = false;
  let ended = false;

  function open() {
    const address = new URL("/ws", location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const opened = new WebSocket(address);
    socket = opened;
    live = false;
    heard = Date.now();
    opened.onopen = () => {
      const reference = {
        platform: meeting.platform,
        native_id: meeting.native_meeting_id,
        meeting_id: meeting.id,
        after: last,
      };
      opened.send(JSON.stringify({ action: "subscribe", meetings: [reference] }));
    };
    opened.onmessage = (event) => {
      heard = Date.now();
      if (socket === opened) take(opened, JSON.parse(event.data));
    };
    opened.onclose = ({ code }) => lost(opened, code === NO_RIGHT);
  }

  function take(opened, frame) {
    if (frame.type === "error") {
      // Once it is live the server closes after all that it cannot mend itself; before that nothing more would come.
      if (!live || frame.status === 403) lost(opened, true);
    } else if (frame.type === "subscribed") {
      // What is not in the list is not followed: it is asked for again like after a lost connection.
      live = frame.meetings.length > 0;
      if (!live) return lost(opened, true);
      pause = FIRST_PAUSE;
      onState("live");
    } else if (typeof frame.seq === "number" && frame.seq > last) {
      last = frame.seq;
      onFrame(frame);
    }
    return undefined;
  }

  /** Once for each connection, whichever side ends it. Who is turned away has perhaps been signed out, and would be so for ever. */
  async function lost(opened, turnedAway) {
    if (ended || socket !== opened) return;
    socket = null;
    opened.close();
    onState("away");
    const gone = turnedAway && !(await api.stillThere());
    if (ended) return;
    if (gone) return onState("signed-out");
    again();
    if (turnedAway) onState("refused");
    return undefined;
  }

  function again() {
    // Spread out, so that not everybody comes at once after a restart of the server.
    timer = setTimeout(open, pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  pings = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    if (Date.now() - heard > SILENCE) {
      socket.close();
    } else {
      socket.send(JSON.stringify({ action: "ping" }));
    }
  }, PING_EVERY);
  open();

  return () => {
    ended = true;
    clearTimeout(timer);
    clearInterval(pings);
    socket?.close();
  };
}
