// The page's line to the meeting: what is told arrives at listeners by its kind, what is said goes out.

export class Signal {
  #socket;
  #listeners = new Map();

  constructor(code) {
    this.code = code;
    this.guest = '';
    const url = new URL(`/signal/${code}`, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    this.#socket = new WebSocket(url);
    this.#socket.addEventListener('message', ({ data }) => {
      const { tell, ...message } = JSON.parse(data);
      if (tell === 'welcome') this.guest = message.guest;
      this.#listeners.get(tell)?.(message);
    });
    this.#socket.addEventListener('close', () => this.#listeners.get('closed')?.({}));
  }

  on(kind, listener) {
    this.#listeners.set(kind, listener);
  }

  say(word, more = {}) {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ say: word, ...more }));
  }

  /** Hands in an offer; gives back the answer, both SDP. */
  async offer(sdp) {
    const response = await fetch(`/signal/${this.code}/offer`, { method: 'POST', headers: { 'X-Guest': this.guest }, body: sdp });
    if (!response.ok) throw new Error(`offer refused: ${response.status}`);
    return response.text();
  }
}
