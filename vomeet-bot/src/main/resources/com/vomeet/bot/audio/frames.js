// The AudioWorklet: cuts the context's sound (16 kHz, mono) into frames of 100 ms, signed 16 bit, each with its place on the audio
// clock and with how far the wall clock was ahead of that clock, measured on this thread, which a busy page does not delay.
const SAMPLES = 1600;

registerProcessor('vomeet-frames', class extends AudioWorkletProcessor {
  block = new Int16Array(SAMPLES);
  at = 0;
  ahead = Infinity;             // ms; the smallest of the frame, for a late call only makes it larger

  process([[channel]]) {
    this.ahead = Math.min(this.ahead, Date.now() - 1000 * currentFrame / sampleRate);
    const length = channel?.length ?? 128;
    for (let i = 0; i < length; i++) {
      const sample = channel === undefined ? 0 : channel[i] * 32768;
      this.block[this.at++] = sample > 32767 ? 32767 : sample < -32768 ? -32768 : Math.round(sample);
      if (this.at === SAMPLES) this.send(currentFrame + i + 1 - SAMPLES);
    }
    return true;
  }

  send(first) {
    this.port.postMessage({first, ahead: this.ahead, pcm: this.block}, [this.block.buffer]);
    this.block = new Int16Array(SAMPLES);
    this.at = 0;
    this.ahead = Infinity;
  }
});
