// The visitor's microphone and camera: asked for once, absent without fuss, switched by buttons whose labels say what a press does.
import { cls, el, icon } from './dom.js';

const KINDS = {
  microphone: { on: 'mic', off: 'mic_off', constraint: 'audio', key: 'd' },
  camera: { on: 'videocam', off: 'videocam_off', constraint: 'video', key: 'e' },
};

export class Devices extends EventTarget {
  #state = { microphone: true, camera: true };
  #stream = new MediaStream();
  missing = { microphone: false, camera: false };

  constructor(present) {
    super();
    this.present = present;
  }

  /** Asks the browser for both; what it does not give is off. */
  async find() {
    if (this.present) return this.#changed();
    for (const [kind, { constraint }] of Object.entries(KINDS)) {
      try {
        const stream = await navigator.mediaDevices.getUserMedia({ [constraint]: true });
        stream.getTracks().forEach(track => this.#stream.addTrack(track));
      } catch {
        this.missing[kind] = true;
        this.#state[kind] = false;
      }
    }
    this.#changed();
  }

  get preview() {
    return this.#state.camera && this.#stream.getVideoTracks().length ? this.#stream : null;
  }

  is(kind) {
    return this.#state[kind];
  }

  get state() {
    return { ...this.#state };
  }

  switchOver(kind) {
    if (this.missing[kind]) return;
    this.#state[kind] = !this.#state[kind];
    const tracks = kind === 'microphone' ? this.#stream.getAudioTracks() : this.#stream.getVideoTracks();
    tracks.forEach(track => { track.enabled = this.#state[kind]; });
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }

  release() {
    this.#stream.getTracks().forEach(track => track.stop());
  }

  /** A switch whose label and look follow the device. */
  button(kind) {
    const { on, off, key } = KINDS[kind];
    const button = el('button', { type: 'button', click: () => this.switchOver(kind) });
    const draw = () => {
      const lit = this.is(kind);
      button.setAttribute('aria-label', `Turn ${lit ? 'off' : 'on'} ${kind}`);
      button.setAttribute('data-is-muted', String(!lit));
      button.setAttribute('data-tooltip', `Turn ${lit ? 'off' : 'on'} ${kind} (ctrl + ${key})`);
      button.className = cls('round', lit ? 'device-on' : 'device-off');
      button.replaceChildren(icon(lit ? on : off));
    };
    this.addEventListener('change', draw);
    draw();
    return button;
  }
}
