// Live text by WebSocket. A lost connection is opened again and goes on after the last sequence number.

const PING_EVERY = 25_000;
const SILENCE = 60_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;

/**
 * Follows one meeting from a sequence number on.
 *
 * @param onFrame is given each `transcript.mutable` and `meeting.status` once, in order
 * @param onState is told `live`, or `away` while the connection is lost
 * @returns a function that ends it
 */
export function follow(meeting, after, onFrame, onState) {
  let last = after;
  let socket = null;
  let timer = 0;
  let pings = 0;
  let heard = 0;
  let pause = FIRST_PAUSE;
  let ended = false;

  function open() {
    const address = new URL("/ws", location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const opened = new WebSocket(address);
    socket = opened;
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
      take(JSON.parse(event.data));
    };
    opened.onclose = () => {
      if (!ended && socket === opened) again();
    };
  }

  function take(frame) {
    if (frame.type === "subscribed") {
      pause = FIRST_PAUSE;
      onState("live");
    } else if (typeof frame.seq === "number" && frame.seq > last) {
      last = frame.seq;
      onFrame(frame);
    }
  }

  function again() {
    onState("away");
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
