// Capture: hears the remote tracks of the page's own peer connections. Runs in the page's world before its scripts, because only
// there the connections can be met; until `listen` it does nothing but remember them. Needs `vomeetSetup` ({worklet, video}) and
// the binding `vomeetHears`, and takes both away from the page.
(() => {
  'use strict';
  const hears = globalThis.vomeetHears;
  const setup = globalThis.vomeetSetup;
  delete globalThis.vomeetHears;
  delete globalThis.vomeetSetup;
  if (hears === undefined || setup === undefined || globalThis.RTCPeerConnection === undefined) return;

  const RATE = 16000;           // Hz
  const CURRENT = 200;          // ms; a source that is older is silent
  const RESCAN = 1000;          // ms between looks for tracks that came or went without an event
  const REPORT = 5;             // looks between two words about the connections
  const DEAD = 2000;            // ms without a frame; they come ten times a second

  const tell = message => hears(JSON.stringify(message));
  const note = (what, detail) => tell({type: 'note', what, detail: String(detail)});
  const pageTime = () => performance.timeOrigin + performance.now();

  const connections = new Set();
  const indexes = new WeakMap();        // receiver -> its number, in the order in which they were met
  const heard = new Map();              // receiver -> {source, stream, element} while its track is connected
  let met = 0;
  let graph = null;
  let starting = null;
  let delivered = 0;            // when the newest frame came, by performance.now()
  let rescanning = 0;
  let looks = 0;

  // A connection that receives anything is given a remote description: that is where it is met. What the page gets is unchanged.
  const {setRemoteDescription} = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.setRemoteDescription = function (...args) {
    if (!connections.has(this)) {
      connections.add(this);
      this.addEventListener('track', () => rescan());
      this.addEventListener('connectionstatechange', () => note('audio.connection', this.connectionState));
    }
    return setRemoteDescription.apply(this, args);
  };

  const isPlayed = track => [...document.querySelectorAll('audio, video')].some(element =>
      !element.paused && element.srcObject instanceof MediaStream && element.srcObject.getTracks().includes(track));

  // Chromium lets a remote track's sound flow into Web Audio only while some element plays it.
  function playedElement(track, stream) {
    if (isPlayed(track)) return null;
    const element = new Audio();
    element.muted = true;
    element.srcObject = stream;
    element.play().catch(error => note('audio.element', error));
    return element;
  }

  function connect(receiver) {
    const stream = new MediaStream([receiver.track]);
    const source = graph.context.createMediaStreamSource(stream);
    source.connect(graph.node);
    heard.set(receiver, {source, stream, element: playedElement(receiver.track, stream)});
    note('audio.track', `${indexes.get(receiver)} of ${heard.size}`);
  }

  // The page may put its own element away, or stop it, at any time.
  function keepPlayed(receiver) {
    const entry = heard.get(receiver);
    entry.element ??= playedElement(receiver.track, entry.stream);
  }

  function disconnect(receiver) {
    const {source, element} = heard.get(receiver);
    source.disconnect();
    if (element !== null) element.srcObject = null;
    heard.delete(receiver);
  }

  const audible = connection => connection.getReceivers().filter(({track}) => track.kind === 'audio' && track.readyState === 'live');
  const liveReceivers = () => [...connections].flatMap(audible);

  function rescan() {
    for (const connection of connections) if (connection.signalingState === 'closed') connections.delete(connection);
    const live = liveReceivers();
    for (const receiver of live) if (!indexes.has(receiver)) indexes.set(receiver, met++);
    if (graph === null) return;
    for (const receiver of [...heard.keys()]) if (!live.includes(receiver)) disconnect(receiver);
    for (const receiver of live) if (heard.has(receiver)) keepPlayed(receiver); else connect(receiver);
    if (!setup.video) stopVideo();
  }

  // Nothing of it is drawn. Only the track is touched: what it is negotiated by is the page's own, and a page that finds its
  // transceivers changed takes its connection for broken and leaves the call.
  function stopVideo() {
    for (const {track} of [...connections].flatMap(connection => connection.getReceivers())) {
      if (track.kind === 'video') track.enabled = false;
    }
  }

  // The other side's goodbye ends the transport; the connection itself counts as up for as long as packets find their way.
  function stateOf(connection) {
    const states = audible(connection).flatMap(({transport}) => transport === null ? [] : [transport.state]);
    const ended = connection.connectionState === 'connected' && states.length > 0 && !states.includes('connected');
    return ended ? `transport ${states[0]}` : connection.connectionState;
  }

  // One that only sends has receivers, too.
  const carries = connection => connection.getTransceivers().some(({receiver, currentDirection}) =>
      audible(connection).includes(receiver) && currentDirection !== 'sendonly');

  async function packetsOf(connection) {
    let packets = 0;
    for (const {type, kind, packetsReceived} of (await connection.getStats()).values()) {
      if (type === 'inbound-rtp' && kind === 'audio') packets += packetsReceived;
    }
    return packets;
  }

  // The graph delivers silence for ever, whether anything comes from the meeting or not.
  async function report() {
    const carrying = [...connections].filter(carries);
    const packets = await Promise.all(carrying.map(packetsOf));
    tell({type: 'media', states: carrying.map(stateOf), packets: packets.reduce((sum, some) => sum + some, 0)});
  }

  function watch() {
    rescan();
    if (++looks % REPORT === 0) report().catch(error => note('audio.report', error));
  }

  const newest = sources => sources.reduce((most, {timestamp}) => Math.max(most, timestamp), -Infinity);

  // Only the newest packet counts: older contributors stay listed for ten seconds.
  function current(sources) {
    const stamp = newest(sources);
    const now = stamp > 1e11 ? pageTime() : performance.now();
    return now - stamp < CURRENT ? sources.filter(({timestamp}) => timestamp === stamp) : [];
  }

  function sample() {
    const sources = [];
    for (const receiver of heard.keys()) {
      const track = indexes.get(receiver);
      const packets = current(receiver.getSynchronizationSources());
      const contributors = current(receiver.getContributingSources());
      // Packets need not say it; the sound itself does, then.
      const level = packets[0]?.audioLevel ?? null;
      if (contributors.length > 0) {
        for (const {source, audioLevel} of contributors) sources.push([track, source, audioLevel ?? level]);
      } else if (packets.length > 0) {
        sources.push([track, -1, level]);
      }
    }
    return sources.filter(([, , level]) => level !== 0);
  }

  const base64 = bytes => bytes.toBase64?.() ?? btoa(String.fromCharCode(...bytes));

  function deliver({data: {first, ahead, pcm}}) {
    delivered = performance.now();
    const shift = pageTime() - Date.now();
    tell({type: 'frame', first, ahead: ahead + shift, at: pageTime(), sources: sample(), pcm: base64(new Uint8Array(pcm.buffer))});
  }

  async function start() {
    const context = new AudioContext({sampleRate: RATE, latencyHint: 'playback'});
    const module = URL.createObjectURL(new Blob([setup.worklet], {type: 'text/javascript'}));
    try {
      await context.audioWorklet.addModule(module);
    } finally {
      URL.revokeObjectURL(module);
    }
    const node = new AudioWorkletNode(context, 'vomeet-frames', {channelCount: 1, channelCountMode: 'explicit', outputChannelCount: [1]});
    node.port.onmessage = deliver;
    node.onprocessorerror = () => note('audio.worklet', 'the worklet failed');
    node.connect(context.destination);          // silent; a node that leads nowhere is not run
    context.onstatechange = () => {
      note('audio.context', context.state);
      if (context.state === 'suspended') context.resume();
    };
    if (context.state === 'suspended') await context.resume();
    graph = {context, node};
    delivered = performance.now();
    rescan();
    rescanning = setInterval(watch, RESCAN);
  }

  // A graph that delivers nothing any more, not even silence: its worklet failed, or its context was taken away.
  function giveUp() {
    const {context, node} = graph;
    clearInterval(rescanning);
    for (const receiver of [...heard.keys()]) disconnect(receiver);
    node.port.onmessage = null;
    context.onstatechange = null;
    context.close().catch(error => note('audio.context', error));
    graph = null;
    starting = null;
    note('audio.again', 'no sound came any more');
  }

  Object.defineProperty(globalThis, 'vomeetCapture', {value: {
    listen: () => {
      if (graph !== null && performance.now() - delivered > DEAD) giveUp();
      return starting ??= start().catch(error => {
        starting = null;
        throw error;
      });
    },
  }});
})();
