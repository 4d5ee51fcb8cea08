// The visitor's own picture, before the call and in the lobby.
import { cls, el } from './dom.js';

/** The camera's picture, or words in its place; follows the switches. */
export function preview(devices, attributes = {}) {
  const video = el('video', { class: cls('preview-video'), playsinline: true, autoplay: true });
  video.muted = true;
  const words = el('div', { class: cls('preview-words') });
  const draw = () => {
    const stream = devices.preview;
    if (video.srcObject !== stream) video.srcObject = stream;
    video.hidden = !stream;
    words.textContent = stream ? '' : devices.missing.camera ? 'Camera not found' : devices.is('camera') ? 'Camera is starting' : 'Camera is off';
  };
  devices.addEventListener('change', draw);
  draw();
  return el('div', { class: cls('preview'), ...attributes }, video, words);
}
