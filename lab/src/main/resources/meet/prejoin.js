// The page before the call: name, microphone and camera, and the button that asks or joins.
import { cls, el, icon, iconButton, replacePage, textButton } from './dom.js';
import { invisibleChallenge } from './ends.js';
import { preview } from './preview.js';

export function showPreJoin({ signal, devices, welcome, asks }) {
  document.title = 'Meet';
  const name = el('input', {
    type: 'text', jsname: 'YPqjbf', class: cls('name-box'), 'aria-label': 'Your name', placeholder: 'Your name',
    maxlength: '60', autocomplete: 'name', spellcheck: 'false', 'aria-required': 'true',
  });
  const count = el('span', { class: cls('name-count') }, '0 / 60');
  const join = textButton(asks ? 'Ask to join' : 'Join now', () => ask(), 'filled');
  const ready = () => name.value.trim() !== '';
  const ask = () => {
    if (!ready()) return;
    signal.say('devices', devices.state);
    signal.say('ask', { name: name.value.trim() });
  };
  const typed = () => {
    join.disabled = !ready();
    count.textContent = `${name.value.length} / 60`;
  };
  name.addEventListener('input', typed);
  name.addEventListener('keydown', event => event.key === 'Enter' && ask());
  typed();
  const page = el('div', { class: cls('prejoin'), 'data-meeting-code': welcome.code },
      topBar(),
      el('main', { class: cls('prejoin-main') },
          el('div', { class: cls('prejoin-left') },
              preview(devices, { 'aria-label': 'Your preview' }),
              el('div', { class: cls('preview-buttons'), role: 'toolbar', 'aria-label': 'Devices' },
                  devices.button('microphone'), devices.button('camera'),
                  iconButton('Apply visual effects', 'effects', { look: 'preview-effects' })),
              deviceRow(devices)),
          el('div', { class: cls('prejoin-right'), jscontroller: 'Xk3dHb' },
              el('h1', { class: cls('prejoin-heading') }, 'What’s your name?'),
              el('div', { class: cls('field') }, name, count),
              join,
              el('div', { class: cls('other-ways') }, textButton('Other ways to join', () => {}, 'quiet')),
              el('p', { class: cls('small-print') }, `Meeting code ${welcome.code}`))),
      notices(devices),
      invisibleChallenge());
  replacePage(page);
  if (welcome.traits.notices) page.append(deviceQuestion(page));
  else name.focus();
}

function topBar() {
  return el('header', { class: cls('top-bar') },
      el('div', { class: cls('brand') }, icon('videocam'), el('span', {}, 'Meet')),
      el('a', { class: cls('sign-in-link'), href: '#', click: event => event.preventDefault() }, 'Sign in'));
}

function deviceRow(devices) {
  const row = el('div', { class: cls('device-row') });
  const draw = () => row.replaceChildren(
      el('span', {}, devices.missing.microphone ? 'No microphone' : 'Default - Microphone'),
      el('span', {}, 'Default - Speakers'),
      el('span', {}, devices.missing.camera ? 'No camera' : 'Default - Camera'));
  devices.addEventListener('change', draw);
  draw();
  return row;
}

/** Says what is missing; can be closed, and stops nobody. */
function notices(devices) {
  const place = el('div', { class: cls('notices'), role: 'status' });
  const draw = () => {
    place.replaceChildren();
    if (devices.missing.microphone) place.append(notice('Microphone not found', 'Make sure your microphone is plugged in'));
    if (devices.missing.camera) place.append(notice('Camera not found', 'Make sure your camera is plugged in'));
  };
  devices.addEventListener('change', draw);
  return place;
}

function notice(heading, text) {
  const box = el('div', { class: cls('notice') },
      el('div', {}, el('b', {}, heading), el('div', {}, text)),
      iconButton('Close', 'close', { look: 'plain', click: () => box.remove() }));
  return box;
}

/** Two layers that have to be answered before the page below can be reached. */
function deviceQuestion(page) {
  const scrim = el('div', { class: cls('scrim') });
  const ask = (heading, ...buttons) => scrim.replaceChildren(
      el('div', { class: cls('dialog'), role: 'dialog', 'aria-modal': 'true', 'aria-label': heading }, el('h2', {}, heading), el('div', { class: cls('dialog-buttons') }, ...buttons)));
  const close = () => {
    scrim.remove();
    page.querySelector('input').focus();
  };
  ask('Do you want people to see and hear you in the meeting?',
      textButton('Continue without microphone and camera', () => ask('Meet has a new look', textButton('Got it', close, 'filled')), 'quiet'));
  return scrim;
}
