// The pages on which a visit ends, or never begins.
import { cls, el, iconButton, replacePage, textButton } from './dom.js';
import { ENDS } from './text.js';

export const goHome = () => location.assign('/');
const BUTTONS = {
  rejoin: () => textButton('Rejoin', () => location.reload(), 'outlined'),
  home: () => textButton('Return to home screen', goHome, 'filled'),
};

/** @param before what the page said last and may go on saying to screen readers: text of the lobby outlives a refusal */
export function showEnd(view, before) {
  const [heading, below, buttons] = ENDS[view];
  document.title = 'Meet';
  replacePage(el('main', { class: cls('end'), jsname: 'r4nke' },
      // This class is a fact of the removal page, for both of its wordings.
      el('h1', { class: `${view === 'removed' || view === 'ended_by_host' ? 'roSPhc ' : ''}${cls('end-heading')}`, jsname: 'r4nke' }, heading),
      below ? el('div', { class: cls('end-text') }, below) : null,
      view === 'captcha' ? challenge() : null,
      before ? el('div', { class: cls('offscreen'), 'aria-live': 'polite' }, before) : null,
      el('div', { class: cls('end-buttons') }, ...buttons.map(button => BUTTONS[button]())),
      view === 'left' || view === 'removed' ? el('div', { class: cls('end-card') }, el('b', {}, 'Your meeting is safe'), el('p', {}, 'No one can join a meeting unless invited or admitted by the host')) : null));
}

/** One that is to be answered. */
function challenge() {
  return el('iframe', { src: '/recaptcha/anchor', title: 'reCAPTCHA', width: '304', height: '78', class: cls('challenge') });
}

/** The frame that is there on every visit and asks for nothing. */
export function invisibleChallenge() {
  return el('iframe', { src: '/recaptcha/anchor', title: 'reCAPTCHA', width: '256', height: '60', class: cls('unseen'), 'aria-hidden': 'true' });
}

export function showSignIn() {
  document.title = 'Sign in';
  replacePage(el('main', { class: cls('sign-in') },
      el('h1', {}, el('span', {}, 'Sign in')),
      el('div', {}, el('span', {}, 'Use your Google Account')),
      el('label', { class: cls('field') }, el('input', { type: 'email', autocomplete: 'username', 'aria-label': 'Email or phone', placeholder: 'Email or phone', class: cls('name-box') })),
      el('p', { class: cls('end-text') }, 'Not your computer? Use a private window to sign in.'),
      el('div', { class: cls('end-buttons') }, textButton('Create account', () => {}, 'quiet'), textButton('Next', () => {}, 'filled'))));
}

/** All that is left of a call whose line is lost: the way out. */
export function showLost(signal) {
  document.title = 'Meet';
  replacePage(el('main', { class: cls('end') },
      el('h1', { class: cls('end-heading'), role: 'alert' }, 'Connection lost'),
      el('div', { class: cls('end-text') }, 'Reconnecting…'),
      leaveButton(signal)));
}

function leaveButton(signal) {
  return iconButton('Leave call', 'call_end', { look: 'leave', jsname: 'CQylAd', click: () => signal.say('leave') });
}

/** Nothing that anybody has met before. @param signal of a visitor who is in the call or waits for it, and finds the way out as before */
export function showStrange(signal) {
  document.title = 'Meet';
  replacePage(el('main', { class: cls('end') },
      el('h1', { class: cls('end-heading') }, 'Scheduled improvements'),
      el('div', { class: cls('end-text') }, 'We are polishing a few corners. Thanks for your patience, colleague.'),
      el('div', { class: cls('end-buttons') }, textButton('Read more', () => {}, 'outlined')),
      signal ? leaveButton(signal) : null));
}

export function showBlank() {
  document.title = 'Meet';
  replacePage();
}

/** The same server under its other name counts as another site. */
export function goElsewhere() {
  const url = new URL('/', location.href);
  url.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  location.assign(url);
}
