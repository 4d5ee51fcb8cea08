// The call itself.
import { cls, el, iconButton, replacePage } from './dom.js';
import { Media } from './media.js';
import { CHAT } from './text.js';
import { Tiles } from './tiles.js';

const IDLE_AFTER = 3000;
const CLOCK_EVERY = 20000;
const BUBBLE_FOR = 10000;

export class Call {
  #people = [];
  #timers = [];

  constructor({ signal, devices, welcome }) {
    this.signal = signal;
    this.welcome = welcome;
    this.grid = el('div', { class: cls('grid') });
    this.tiles = new Tiles(this.grid, welcome.traits);
    this.sound = el('div', { class: cls('unseen') });
    this.notice = el('div', { class: cls('banner'), role: 'alert', hidden: true });
    this.panel = el('aside', { class: cls('people-panel'), hidden: true });
    this.badge = el('div', { class: `egzc7c ${cls('count')}` });
    this.peopleButton = iconButton('People', 'people', { look: 'plain', 'aria-haspopup': 'dialog', click: () => this.#togglePanel() });
    this.page = this.#build(devices);
    this.media = new Media(signal, welcome.tracks, this.sound, up => this.#media(up));
  }

  #build(devices) {
    const captions = iconButton('Turn on captions', 'closed_caption', {
      click: () => captions.setAttribute('aria-label', captions.getAttribute('aria-label') === 'Turn on captions' ? 'Turn off captions' : 'Turn on captions'),
    });
    this.clock = el('span', { class: cls('bar-clock') });
    return el('div', { class: cls('call-page'), 'data-meeting-id': this.welcome.code },
        el('main', { class: cls('stage'), role: 'main', jsname: 'BOHaEe', 'aria-label': 'Call' }, this.grid, this.panel),
        this.notice,
        el('div', { class: cls('offscreen'), 'aria-live': 'polite' }, 'You have joined the call'),
        // Stays for the whole call: not every page that says so asks for consent.
        this.welcome.traits.consent === 'notes' ? el('div', { class: cls('pill') }, 'Gemini is taking notes') : null,
        el('div', { class: cls('bar'), role: 'region', 'aria-label': 'Call controls' },
            el('div', { class: cls('bar-left') }, this.clock, el('span', { class: cls('bar-title') }, this.welcome.title || this.welcome.code)),
            el('div', { class: cls('bar-middle'), role: 'toolbar' },
                devices.button('microphone'), devices.button('camera'), captions,
                iconButton('Raise hand', 'back_hand'),
                iconButton('Share screen', 'present_to_all'),
                iconButton('More options', 'more_vert', { jsname: 'NakZHc' }),
                iconButton('Leave call', 'call_end', { look: 'leave', jsname: 'CQylAd', click: () => this.signal.say('leave') })),
            el('div', { class: cls('bar-right') },
                iconButton('Meeting details', 'info', { look: 'plain' }),
                el('div', { class: cls('with-count') }, this.peopleButton, this.badge),
                iconButton('Chat with everyone', 'chat', { look: 'plain' }))),
        this.sound);
  }

  show() {
    document.title = `Meet – ${this.welcome.title || this.welcome.code}`;
    replacePage(this.page);
    this.#tick();
    this.#timers.push(setInterval(() => this.#tick(), CLOCK_EVERY));
    this.moved = () => this.#awake();
    document.addEventListener('pointermove', this.moved);
    this.#awake();
    this.media.start();
  }

  #tick() {
    this.clock.textContent = new Date().toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });
  }

  /** The bar is there for as long as the pointer moves, and a little longer. */
  #awake() {
    clearTimeout(this.idle);
    this.page.classList.remove(cls('idle'));
    this.idle = setTimeout(() => this.page.classList.add(cls('idle')), IDLE_AFTER);
  }

  people(people) {
    this.#people = people;
    this.tiles.show(people);
    this.badge.textContent = String(people.length);
    this.badge.setAttribute('data-avatar-count', String(people.length));
    this.peopleButton.setAttribute('aria-label', `People - ${people.length} joined`);
    this.#drawPanel();
  }

  marks(levels) {
    this.tiles.mark(levels);
  }

  #togglePanel() {
    this.panel.hidden = !this.panel.hidden;
    this.#drawPanel();
  }

  #drawPanel() {
    if (this.panel.hidden) return this.panel.replaceChildren();
    this.panel.replaceChildren(
        el('h2', {}, 'People'),
        el('div', { role: 'list', 'aria-label': 'Participants' }, ...this.#people.map(({ id, name, self }) =>
            el('div', { role: 'listitem', 'data-participant-id': id, 'aria-label': name, class: cls('listed') },
                el('span', { class: cls('listed-name') }, name), self ? el('span', { class: cls('badge') }, '(You)') : null))));
  }

  #media(up) {
    this.#announce(up ? '' : 'Connection lost');
  }

  #announce(words) {
    this.notice.hidden = words === '';
    this.notice.replaceChildren(words, words ? el('span', {}, 'Reconnecting…') : '');
  }

  /** What somebody writes floats above the bar for a while; the platform reads it out too. */
  chat(name) {
    const bubble = el('div', { class: cls('bubble'), 'aria-live': 'polite' }, el('b', {}, name), ...CHAT.map(words => el('p', {}, words)));
    this.page.append(bubble);
    this.#timers.push(setTimeout(() => bubble.remove(), BUBBLE_FOR));
  }

  lostLine() {
    this.#announce('Connection lost');
  }

  /** Lays something over the call, which goes on below. */
  cover(node) {
    this.uncover();
    this.covering = node;
    this.page.append(node);
  }

  uncover() {
    this.covering?.remove();
  }

  close() {
    clearTimeout(this.idle);
    this.#timers.forEach(clearInterval);
    document.removeEventListener('pointermove', this.moved);
    this.media.stop();
  }
}
