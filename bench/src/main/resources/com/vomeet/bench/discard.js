// Receives every remote audio track through an AudioWorklet that throws the sound away: the least that hearing can cost.
const Peer = window.RTCPeerConnection;
let graph = null;

async function open() {
  const context = new AudioContext({ sampleRate: 16000 });
  const source = "registerProcessor('discard', class extends AudioWorkletProcessor { process() { return true; } });";
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  const node = new AudioWorkletNode(context, 'discard', { numberOfOutputs: 1 });
  node.connect(context.destination);
  return { context, node };
}

window.RTCPeerConnection = class extends Peer {
  constructor(...options) {
    super(...options);
    this.addEventListener('track', async ({ track }) => {
      graph ??= open();
      const { context, node } = await graph;
      context.createMediaStreamSource(new MediaStream([track])).connect(node);
      window.heard = (window.heard ?? 0) + 1;
    });
  }
};
