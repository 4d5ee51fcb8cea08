// Hands on what it hears in blocks of about half a second.
registerProcessor('tap', class extends AudioWorkletProcessor {
  block = new Float32Array(8192);
  filled = 0;

  process([[channel]]) {
    for (const sample of channel ?? []) {
      this.block[this.filled++] = sample;
      if (this.filled === this.block.length) {
        this.port.postMessage(this.block.slice());
        this.filled = 0;
      }
    }
    return true;
  }
});
