// Waiting to be let in. Much of the call's furniture is here already, and none of it means that one is inside.
import { cls, el, icon, iconButton, replacePage, textButton } from './dom.js';
import { preview } from './preview.js';
import { LOBBY } from './text.js';

/** What the lobby says by these traits. */
export const lobbyWords = welcome => LOBBY[welcome.traits.lobby][0];

export function showLobby({ signal, devices, welcome, waitingForHost }) {
  document.title = `Meet – ${welcome.code}`;
  const [heading, below] = waitingForHost ? ['Waiting for the host to join', 'You’ll be asked in as soon as the host is here'] : LOBBY[welcome.traits.lobby];
  replacePage(el('div', { class: cls('call-page', 'lobby'), 'data-meeting-id': welcome.code },
      el('main', { class: cls('lobby-main') },
          // The picture of oneself has a level meter of its own, which moves although nobody is inside.
          preview(devices, { 'data-audio-level': devices.is('microphone') ? '1' : '0' }),
          el('div', { class: cls('lobby-words'), 'aria-live': 'polite' },
              el('h1', { class: cls('lobby-heading') }, heading),
              below ? el('div', { class: cls('lobby-text') }, below) : null,
              waitingForHost ? el('div', { class: cls('lobby-text') }, 'You’re the only one here') : null,
              textButton('Return to home screen', () => location.assign('/'), 'on-dark'))),
      effectsPanel(signal),
      el('div', { class: cls('bar'), role: 'region', 'aria-label': 'Call controls' },
          el('div', { class: cls('bar-left') }, el('span', { class: cls('bar-title') }, welcome.code)),
          el('div', { class: cls('bar-middle'), role: 'toolbar' },
              devices.button('microphone'), devices.button('camera'),
              iconButton('Share screen', 'present_to_all', { disabled: true }),
              iconButton('More options', 'more_vert', { jsname: 'NakZHc' }),
              iconButton('Leave call', 'call_end', { look: 'leave', jsname: 'CQylAd', click: () => signal.say('leave') })),
          el('div', { class: cls('bar-right') },
              iconButton('Meeting details', 'info', { look: 'plain' }),
              iconButton('People', 'people', { look: 'plain', 'aria-haspopup': 'dialog' }),
              iconButton('Chat with everyone', 'chat', { look: 'plain', disabled: true })))));
}

/** Belongs to the visitor's own picture, and carries a participant's id like a tile. */
function effectsPanel(signal) {
  return el('aside', { class: cls('effects'), 'data-participant-id': signal.guest, 'aria-label': 'Backgrounds and effects', 'data-panel-id': 'visual_effects' },
      el('span', { class: cls('effects-title') }, icon('effects'), 'Backgrounds and effects'),
      el('div', { class: cls('effects-grid') }, ...Array.from({ length: 9 }, () => el('i'))));
}
