// Something a visitor has to agree to: after being let in, or in the middle of the call.
import { cls, el, replacePage, textButton } from './dom.js';
import { CONSENT, STILL_THERE } from './text.js';

export function consentDialog({ signal, welcome }) {
  const kind = welcome.traits.consent === 'none' ? 'recording' : welcome.traits.consent;
  const [heading, text] = CONSENT[kind];
  const agree = textButton('Join now', () => signal.say('consent'), 'filled');
  agree.setAttribute('data-mdc-dialog-action', 'ok');
  return el('div', { class: cls('scrim') },
      el('div', { class: cls('dialog'), role: 'dialog', 'aria-modal': 'true', 'aria-label': heading },
          el('h2', {}, heading),
          el('p', {}, text),
          el('div', { class: cls('dialog-buttons') }, textButton('Leave call', () => signal.say('leave'), 'quiet'), agree)));
}

/** For whoever has been alone in the call for a while. */
export function stillThereDialog({ signal }) {
  const [heading, text] = STILL_THERE;
  return el('div', { class: cls('scrim') },
      el('div', { class: cls('dialog'), role: 'dialog', 'aria-modal': 'true', 'aria-label': heading },
          el('h2', {}, heading),
          el('p', {}, text),
          el('div', { class: cls('dialog-buttons') },
              textButton('Leave now', () => signal.say('leave'), 'quiet'),
              textButton('Stay in the call', () => signal.say('stay'), 'filled'))));
}

/** The call's empty stage below the question. */
export function showConsent(page) {
  document.title = `Meet – ${page.welcome.code}`;
  replacePage(el('div', { class: cls('call-page'), 'data-meeting-id': page.welcome.code },
      el('main', { class: cls('stage'), role: 'main', jsname: 'BOHaEe' }),
      consentDialog(page)));
}
