// The sound of the call: a fixed number of incoming tracks, each played by an audio element that belongs to nobody.

export class Media {
  #connection = null;
  #elements = [];
  #dead = false;

  constructor(signal, tracks, place, onState) {
    this.signal = signal;
    this.tracks = tracks;
    this.place = place;
    this.onState = onState;
  }

  async start() {
    if (this.tracks === 0) return;
    const connection = this.#connection = new RTCPeerConnection();
    for (let i = 0; i < this.tracks; i++) connection.addTransceiver('audio', { direction: 'recvonly' });
    connection.addEventListener('track', ({ track }) => this.#play(track));
    connection.addEventListener('connectionstatechange', () => this.#state(connection.connectionState));
    try {
      await connection.setLocalDescription(await connection.createOffer());
      const sdp = await this.signal.offer(connection.localDescription.sdp);
      await connection.setRemoteDescription({ type: 'answer', sdp });
      // The other side's goodbye shows here seconds before the connection is given up.
      const transport = connection.getReceivers()[0].transport;
      transport.addEventListener('statechange', () => this.#state(transport.state));
    } catch {
      this.#state('failed');
    }
  }

  #play(track) {
    const element = document.createElement('audio');
    element.autoplay = true;
    element.srcObject = new MediaStream([track]);
    this.place.append(element);
    this.#elements.push(element);
    element.play().catch(() => {});
  }

  #state(state) {
    if (this.#dead) return;
    if (state === 'connected') this.onState(true);
    if (state === 'failed' || state === 'closed' || state === 'disconnected') {
      // A short disturbance passes; an end does not.
      this.#dead = state !== 'disconnected';
      this.onState(false);
    }
  }

  stop() {
    this.#dead = true;
    this.#connection?.close();
    this.#elements.forEach(element => element.remove());
  }
}
