// What a person at the page can see and reach; added to each document by the tests.
globalThis.visitor = {
  text: () => document.body ? document.body.innerText : '',

  /** Middle of the button with that label or those words, if it could be pressed now; else null. */
  reach(words) {
    const named = [...document.querySelectorAll('button')]
        .filter(b => b.getAttribute('aria-label') === words || (!b.hasAttribute('aria-label') && b.innerText.trim() === words));
    for (const button of named) {
      const { x, y, width, height } = button.getBoundingClientRect();
      const middle = { x: x + width / 2, y: y + height / 2 };
      if (!button.disabled && width > 0 && button.contains(document.elementFromPoint(middle.x, middle.y))) return middle;
    }
    return null;
  },

  /** Whether there is a button with that label, reachable or not. */
  has: label => document.querySelector(`button[aria-label="${label}"]`) !== null,

  count: selector => document.querySelectorAll(selector).length,

  /** Names on the tiles in order; the own one is starred. */
  names: () => [...document.querySelectorAll('main [data-participant-id] span.notranslate')].map(s => s.textContent + (s.dataset.selfName ? '*' : '')),

  /** Names of those whose tile shows that they speak, by class and by level. */
  speaking() {
    const named = selector => [...document.querySelectorAll('main [data-participant-id]')]
        .filter(tile => tile.querySelector(selector)).map(tile => tile.querySelector('span.notranslate').textContent);
    return { byClass: named('.Oaajhc, .HX2H7, .wEsLMd, .OgVli'), byLevel: named('[data-audio-level]:not([data-audio-level="0"])') };
  },

  /** Moving sound of all audio elements, in frames decoded so far, and how many elements play. */
  playing: () => [...document.querySelectorAll('audio')].filter(a => !a.paused && a.srcObject?.getAudioTracks().some(t => t.readyState === 'live' && !t.muted)).length,

  /** Whether the page can fetch that at all. */
  fetched: path => fetch(path).then(response => String(response.status), () => 'refused'),

  /** All class names in the document. */
  classes: () => [...new Set([...document.querySelectorAll('[class]')].flatMap(e => [...e.classList]))],
};
