// Listens on some tracks and posts what it notices: connection states, and ten times a second who is heard on which track.
// Query: tracks = how many, microphone = 1 to send a tone as well.
const query = new URLSearchParams(location.search);
const post = (path, body) => fetch(path, {method: 'POST', body});
const note = text => post('note', text);
const STALE_MS = 200;

const pc = new RTCPeerConnection();
const context = new AudioContext({sampleRate: 16000});
const analysers = new Map();
const receivers = Array.from({length: Number(query.get('tracks'))},
    () => pc.addTransceiver('audio', {direction: 'recvonly'}).receiver);
for (const receiver of receivers) {
  receiver.jitterBufferTarget = 200;  // room for a busy machine
}

if (query.has('microphone')) {
  const tone = context.createOscillator();
  const microphone = context.createMediaStreamDestination();
  tone.connect(microphone);
  tone.start();
  pc.addTransceiver(microphone.stream.getAudioTracks()[0], {direction: 'sendonly'});
}

pc.onconnectionstatechange = () => note(`connection ${pc.connectionState}`);
pc.ontrack = ({track, receiver, streams}) => {
  const index = receivers.indexOf(receiver);
  const stream = new MediaStream([track]);
  const audio = new Audio();  // Web Audio stays silent unless some element plays the stream
  audio.srcObject = stream;
  audio.play().catch(error => note(`play: ${error}`));
  document.body.append(audio);
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  context.createMediaStreamSource(stream).connect(analyser);
  const tap = new AudioWorkletNode(context, 'tap', {channelCount: 1, channelCountMode: 'explicit'});
  tap.port.onmessage = ({data}) => post(`samples?track=${index}`, data.buffer);
  analyser.connect(tap).connect(context.destination);  // a node that leads nowhere is not run
  analysers.set(index, analyser);
  note(`track ${index} ${streams[0]?.id}`);
};

// A source stays listed for ten seconds: only the newest counts, and only while packets bring it.
function speaker(receiver) {
  const now = performance.timeOrigin + performance.now();
  const newest = receiver.getContributingSources().sort((a, b) => b.timestamp - a.timestamp)[0];
  return newest && now - newest.timestamp < STALE_MS ? newest.source : null;
}

function energy(index) {
  const samples = new Float32Array(2048);
  analysers.get(index)?.getFloatTimeDomainData(samples);
  return Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
}

await context.audioWorklet.addModule('tap.js');
await pc.setLocalDescription(await pc.createOffer());
const answer = await post('offer', pc.localDescription.sdp);
await pc.setRemoteDescription({type: 'answer', sdp: await answer.text()});

setInterval(() => post('row', JSON.stringify({
  at: Math.round(performance.timeOrigin + performance.now()),
  tracks: receivers.map((receiver, index) => ({speaker: speaker(receiver), rms: energy(index)})),
})), 100);
setInterval(async () => {
  if (await (await fetch('wish')).text() === 'close') {
    pc.close();
    note('closed');
  }
}, 300);
