// One tile for each person, and the marks of those who speak.
import { cls, el } from './dom.js';

// Facts: one of these while somebody speaks, changing with the level, and another while silent.
const SPEAKING = ['Oaajhc', 'HX2H7', 'wEsLMd', 'OgVli'];
const SILENT = 'gjg47c';
const COLOURS = 8;

export class Tiles {
  #tiles = new Map();

  constructor(grid, { marks, self_mark: selfMark }) {
    this.grid = grid;
    this.allAreMarked = selfMark === 'all';
    this.byClass = marks === 'classes' || marks === 'both';
    this.byLevel = marks === 'levels' || marks === 'both';
  }

  /** Keeps the tiles of those who stay. */
  show(people) {
    const there = new Set(people.map(person => person.id));
    for (const [id, tile] of this.#tiles) {
      if (!there.has(id)) {
        tile.box.remove();
        this.#tiles.delete(id);
      }
    }
    people.forEach((person, index) => {
      if (!this.#tiles.has(person.id)) this.#add(person, index === 0 && !person.self);
    });
    this.grid.setAttribute('data-tiles', String(Math.min(people.length, 9)));
  }

  #add({ id, name, self }, host) {
    const mark = el('div', { jsname: 'QgSmzd', class: cls('mark'), 'aria-hidden': 'true' }, el('i', {}), el('i', {}), el('i', {}));
    const label = el('div', { class: cls('tile-label') },
        el('span', { class: 'notranslate', translate: 'no', 'data-self-name': this.allAreMarked ? 'You' : self ? name : null }, name),
        host ? el('span', { class: cls('badge') }, 'Meeting host') : null,
        self ? el('span', { class: cls('badge') }, 'You') : null);
    const box = el('div', { class: cls('tile'), jsname: 'E2KThb', jscontroller: 'TKNpB', 'data-participant-id': id, 'data-requested-participant-id': id },
        el('div', { class: cls('avatar', `colour-${colour(id)}`), 'aria-hidden': 'true' }, (name.trim()[0] ?? '?').toUpperCase()),
        mark, label);
    this.#tiles.set(id, { box, mark });
    this.#mark(mark, 0);
    this.grid.append(box);
  }

  /** Levels by id, 1 to 10; who is not named is silent. */
  mark(levels) {
    for (const [id, { mark }] of this.#tiles) this.#mark(mark, levels[id] ?? 0);
  }

  #mark(mark, level) {
    if (this.byClass) {
      const state = level ? SPEAKING[Math.min(SPEAKING.length - 1, Math.floor((level - 1) / 2.5))] : SILENT;
      const next = `${cls('mark')} ${state}`;
      if (mark.className !== next) mark.className = next;
    }
    if (this.byLevel && mark.getAttribute('data-audio-level') !== String(level)) mark.setAttribute('data-audio-level', String(level));
  }
}

function colour(id) {
  return Number(id.replace(/\D/g, '').slice(-2)) % COLOURS;
}
