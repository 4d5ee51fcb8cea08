// The page agent: evaluates the cue sheet in the page and reports what it sees. Runs in an isolated world, so that page and agent
// see the same document and nothing of each other. Needs `vomeetCues` (the sheet) and `vomeetSees` (the binding) in its world.
(() => {
  'use strict';
  if (window.top !== window || !location.protocol.startsWith('http') || globalThis.vomeetAgent) return;
  const sheet = prepared(globalThis.vomeetCues);
  const HEARTBEAT = 900;        // ms; a sighting at least once a second says that the page lives
  const THROTTLE = 100;         // ms between looks while the page changes
  const SHARE = 30;             // a look that takes t ms is not repeated for SHARE * t ms: 3 % of a core at most
  const MUCH_TEXT = 200_000;    // characters; a page with more has most of it in scripts
  const LONGEST_TEXT = 200;

  // Half an emoji cannot be written down by whoever reads this.
  function clean(text) {
    return text.replace(/[\s\u00a0\u200b]+/g, ' ').trim().toWellFormed();
  }

  const cut = text => text.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, '');

  function plain(text) {
    return clean(text).replace(/[\u2018\u2019\u02bc]/g, "'").replace(/\u2026/g, '...').toLowerCase();
  }

  const pageTime = () => performance.timeOrigin + performance.now();
  const tell = message => globalThis.vomeetSees(JSON.stringify(message));

  // The sheet's texts in the form in which the page's texts are compared.
  function prepared(raw) {
    preparedStages(raw.stages);
    Object.values(raw.controls).flat().forEach(prepare);
    return raw;
  }

  function preparedStages(stages) {
    stages.flatMap(({cues}) => cues).forEach(prepare);
    return stages;
  }

  function prepare(rule) {
    for (const word of ['text', 'text_is', 'label', 'button']) rule[word] = rule[word]?.map(text => plain(text));
  }

  const PRESSABLE = 'button, a[href], input, [role=button], [role=menuitem], [role=option], [role=link]';
  const MUTE = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'TEXTAREA']);

  // Part of the page as drawn, though perhaps transparent, empty or without a size.
  const isRendered = element => element.checkVisibility();

  function isVisible(element) {
    if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) return false;
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0;
  }

  const SPOKEN = {acceptNode: node => node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT
      : MUTE.has(node.tagName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP};

  // The text of an element without its scripts and the like; whether it is visible is another question.
  function spoken(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, SPOKEN);
    let text = '';
    while (walker.nextNode() !== null) text += walker.currentNode.data;
    return plain(text);
  }

  const isEnabled = element => !element.matches(':disabled') && !element.closest('[aria-disabled=true]');
  const isQuoted = element => sheet.words_of_people !== null && element.closest(sheet.words_of_people) !== null;

  // One look at the page: what several cues ask for is computed once.
  function look() {
    const root = document.body;
    const raw = root?.textContent ?? '';
    // Only sorts out what cannot be there, so scripts in it do no harm but the time they take.
    const everything = root !== null && raw.length > MUCH_TEXT ? spoken(root) : plain(raw);
    let labelled = null;
    return {
      root,
      has: text => everything.includes(text),
      matches: pattern => pattern.test(everything),
      labelled() {
        labelled ??= root === null ? [] : [...root.querySelectorAll('[aria-label]')].map(element => ({element, label: plain(element.ariaLabel ?? '')}));
        return labelled;
      },
    };
  }

  // The smallest visible elements whose text fits; people's own words left out.
  function* smallest(element, fits) {
    let inside = false;
    for (const child of element.children) {
      if (MUTE.has(child.tagName) || !fits(spoken(child))) continue;
      inside = true;
      yield* smallest(child, fits);
    }
    if (!inside && isVisible(element) && !isQuoted(element)) yield element;
  }

  function* withinPage(root, fits) {
    if (fits(spoken(root))) yield* smallest(root, fits);
  }

  function* elementsWithText(view, texts, fits) {
    for (const text of texts) {
      if (view.root === null || !view.has(text)) continue;
      for (const element of withinPage(view.root, all => all.includes(text))) if (fits(spoken(element), text)) yield element;
    }
  }

  function* elementsMatching(view, patterns) {
    for (const pattern of patterns.map(source => new RegExp(source))) {
      if (view.root !== null && view.matches(pattern)) yield* withinPage(view.root, all => pattern.test(all));
    }
  }

  function* elementsWithLabel(view, fits) {
    for (const {element, label} of view.labelled()) if (fits(label)) yield element;
  }

  // A tile and what is in it are labelled with the name that a person chose.
  function* elementsSaying(view, fits) {
    for (const element of elementsWithLabel(view, fits)) if (!isQuoted(element)) yield element;
  }

  function* pressables(view, names) {
    for (const element of elementsWithLabel(view, label => names.includes(label))) if (element.matches(PRESSABLE)) yield element;
    for (const element of elementsWithText(view, names, (all, text) => all === text)) {
      const pressable = element.closest(PRESSABLE);
      if (pressable !== null) yield pressable;
    }
  }

  // Each word of a rule, as a source of elements that fulfil it.
  const words = {
    text: (rule, view) => elementsWithText(view, rule.text, () => true),
    text_is: (rule, view) => elementsWithText(view, rule.text_is, (all, text) => all === text),
    text_matches: (rule, view) => elementsMatching(view, rule.text_matches),
    label: (rule, view) => elementsSaying(view, label => rule.label.some(text => label.includes(text))),
    label_matches: (rule, view) => elementsSaying(view, label => rule.label_matches.some(pattern => new RegExp(pattern).test(label))),
    button: (rule, view) => pressables(view, rule.button),
    selector: (rule, view) => view.root === null ? [] : view.root.querySelectorAll(rule.selector),
    host: rule => rule.host.includes(location.hostname) ? [document.documentElement] : [],
    path: rule => rule.path.includes(location.pathname) ? [document.documentElement] : [],
  };
  const WORDS = Object.keys(words);
  const isAddress = word => word === 'host' || word === 'path';

  function* elementsOf(rule, word, view) {
    for (const element of words[word](rule, view)) {
      if (!isAddress(word)) {
        if (rule.within !== undefined && element.closest(rule.within) === null) continue;
        if (!(rule.present ? isRendered(element) : isVisible(element))) continue;
        if (word === 'button' && !isEnabled(element)) continue;
        if (rule.at_least_pixels !== undefined) {
          const box = element.getBoundingClientRect();
          if (box.width < rule.at_least_pixels[0] || box.height < rule.at_least_pixels[1]) continue;
        }
      }
      yield element;
    }
  }

  const first = elements => {
    for (const element of elements) return element;
    return null;
  };

  const describe = element => {
    const own = clean(element.ariaLabel || element.textContent || '');
    return cut(own === '' ? `<${element.tagName.toLowerCase()}>` : own);
  };

  // What shows that the rule holds, or null: all its words must be fulfilled.
  function evidence(rule, view) {
    let shown = null;
    for (const word of WORDS) {
      if (rule[word] === undefined) continue;
      const element = first(elementsOf(rule, word, view));
      if (element === null) return null;
      shown ??= isAddress(word) ? location.hostname + location.pathname : describe(element);
    }
    return shown;
  }

  function sightStage(view, stages = sheet.stages) {
    const matched = stages.map(stage => {
      const hits = [];
      const hints = [];
      for (const cue of stage.cues) {
        const text = evidence(cue, view);
        if (text !== null) (cue.trust === 'X' ? hints : hits).push([`${stage.stage.toLowerCase()}.${cue.name}`, text, cue.unless]);
      }
      return {stage, hits, hints};
    });
    // A stage is shown by what decides; a cue that is named, also by one that only hints.
    const shown = name => matched.some(({stage, hits, hints}) => stage.stage === name ? hits.length > 0
        : [...hits, ...hints].some(([cue]) => cue === name));
    const counting = cues => cues.filter(([, , unless]) => !unless?.some(shown)).map(([cue, text]) => [cue, text]);
    const seen = matched.map(({stage, hits, hints}) => ({stage, hits: counting(hits), hints: counting(hints)}));
    const found = seen.find(({stage, hits}) => hits.length >= stage.at_least && !stage.unless.some(shown));
    const others = seen.filter(other => other !== found).flatMap(other => other.hits);
    const hints = seen.flatMap(other => other.hints);
    return {stage: found?.stage.stage ?? nothing(view), evidence: [...(found?.hits ?? []), ...others], hints};
  }

  const nothing = view => document.readyState === 'loading' || view.root === null || !hasVisibleText(view.root) ? 'LOADING' : 'UNKNOWN';

  function hasVisibleText(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, SPOKEN);
    while (walker.nextNode() !== null) {
      const {data, parentElement} = walker.currentNode;
      if (data.trim() !== '' && isVisible(parentElement)) return true;
    }
    return false;
  }

  function* tiles() {
    for (const tile of document.querySelectorAll(sheet.people.tile)) {
      const id = tile.getAttribute(sheet.people.id);
      if (id && isRendered(tile)) yield [id, tile];
    }
  }

  const notAName = new RegExp(sheet.people.not_a_name);

  function nameIn(tile) {
    for (const selector of sheet.people.name) {
      for (const element of tile.querySelectorAll(selector)) {
        const name = clean(element.textContent);
        if (name !== '' && !notAName.test(name)) return name;
      }
    }
    return '';
  }

  // The word of the mark of one's own tile; null where there is none.
  function markIn(tile) {
    const mark = tile.matches(sheet.people.self) ? tile : tile.querySelector(sheet.people.self);
    return mark === null ? null : clean(mark.dataset.selfName ?? '');
  }

  // A person may be drawn more than once, in a tile and in a list.
  function drawn() {
    const people = new Map();
    for (const [id, tile] of tiles()) {
      const person = people.get(id) ?? {id, shown: '', word: null};
      person.shown ||= nameIn(tile);
      person.word ??= markIn(tile);
      people.set(id, person);
    }
    return [...people.values()];
  }

  const only = list => list.length === 1 ? list[0] : null;
  const same = (name, other) => name !== '' && plain(name) === plain(other);
  let called = '';              // the name that was typed into this page
  let severalMarked = false;    // the mark has been on more than one tile: it alone tells nothing of a tile in this page

  // The mark is on our own tile, or on everybody's; there it holds the word that our own tile shows instead of a name.
  function ownOf(people, count) {
    const marked = people.filter(({word}) => word !== null);
    severalMarked ||= marked.length > 1;
    return only(marked.filter(({shown, word}) => same(shown, word)))
        ?? only(marked.filter(({shown}) => same(shown, called)))
        ?? (severalMarked && count !== 1 ? null : only(marked));
  }

  // A word that several tiles have is nobody's name.
  function nameOf({shown, word}, people) {
    return shown !== '' || word === null || people.filter(other => other.word !== null && same(other.word, word)).length > 1 ? shown : word;
  }

  function sightPeople(view, hints) {
    const people = drawn();
    const count = headCount(view);
    const own = ownOf(people, count);
    const list = people.map(person => ({id: person.id, name: nameOf(person, people), self: person === own}));
    return {people: list.filter(({name, self}) => name !== '' || self), known: isWhole(list, count, hints)};
  }

  // Tiles may be scrolled away or not drawn yet: without our own tile, or with fewer tiles than heads, the list says too little. That
  // nobody else is drawn says nothing, unless the page says that nobody else is there.
  function isWhole(list, count, hints) {
    if (list.length > 1) {
      return list.some(({self}) => self) && list.every(({name, self}) => name !== '' || self) && (count === null || count <= list.length);
    }
    const alone = count === null ? hints.some(([cue]) => sheet.people.alone.includes(cue)) : count === 1;
    return alone && list.every(({self}) => self);
  }

  // The largest number that the page gives: one of them may be of a part.
  function headCount(view) {
    const counts = sheet.people.count.flatMap(rule => [...counted(rule, view)]);
    return counts.length === 0 ? null : Math.max(...counts);
  }

  function* counted(rule, view) {
    for (const {label} of rule.label_matches === undefined ? [] : view.labelled()) {
      for (const pattern of rule.label_matches) {
        const match = new RegExp(pattern).exec(label);
        if (match?.[1] !== undefined) yield Number(match[1]);
      }
    }
    for (const element of rule.attribute === undefined ? [] : view.root?.querySelectorAll(rule.selector) ?? []) {
      const value = element.getAttribute(rule.attribute) ?? '';
      if (/^[0-9]+$/.test(value) && isRendered(element)) yield Number(value);
    }
  }

  const isIn = stage => stage === 'IN_CALL' || stage === 'CONSENT';

  // Marks: whose tile is speaking. Cheap, so that it can follow every change. Behind a dialog that is no call nobody is known to.
  let marked = '';

  function sightMarks() {
    const ids = new Set();
    if (isIn(stage)) for (const [id, tile] of tiles()) if (isSpeaking(tile)) ids.add(id);
    const now = [...ids].sort().join('\n');
    if (now !== marked) {
      marked = now;
      tell({type: 'marks', at: pageTime(), ids: [...ids]});
    }
  }

  function isSpeaking(tile) {
    const {selector, silent} = sheet.speaking;
    if (!tile.matches(selector) && tile.querySelector(selector) === null) return false;
    return silent === null || !(tile.matches(silent) || tile.querySelector(silent) !== null);
  }

  let last = '';
  let stage = 'LOADING';
  let nextLook = 0;             // page-relative ms before which no further look is taken
  let pending = 0;
  const waiting = new Set();

  const status = () => performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0;

  function report(always) {
    const begun = performance.now();
    const view = look();
    const sight = sightStage(view);
    stage = sight.stage;
    const {people, known} = isIn(stage) ? sightPeople(view, sight.hints) : {people: [], known: false};
    sightMarks();
    const body = {stage, evidence: sight.evidence, hints: sight.hints, people, known, status: status()};
    const text = JSON.stringify(body);
    if (always || text !== last) tell({type: 'sighting', at: pageTime(), ...body});
    last = text;
    const ended = performance.now();
    nextLook = ended + Math.max(THROTTLE, SHARE * (ended - begun));
    for (const check of [...waiting]) check();
  }

  let faulty = '';

  // A cue sheet from outside may hold a selector that is none: said once, and the sightings stop, which is noticed.
  function safely(action) {
    try {
      action();
    } catch (error) {
      if (String(error) !== faulty) tell({type: 'fault', text: faulty = String(error)});
    }
  }

  function lookSoon() {
    if (pending !== 0) return;
    pending = setTimeout(() => {
      pending = 0;
      safely(() => report(false));
    }, Math.max(0, nextLook - performance.now()));
  }

  let marksPending = 0;

  function changed(mutations) {
    if (mutations.every(({type, target}) => type === 'attributes' && target.closest(sheet.people.tile) !== null)) {
      if (marksPending === 0 && isIn(stage)) {
        marksPending = setTimeout(() => {
          marksPending = 0;
          safely(sightMarks);
        }, THROTTLE / 2);
      }
      return;
    }
    lookSoon();
  }

  function find(rules, view) {
    for (const rule of rules) {
      for (const word of WORDS) {
        if (rule[word] === undefined) continue;
        for (const element of elementsOf(rule, word, view)) {
          const target = element.closest(PRESSABLE) ?? element;
          if (isEnabled(target)) return target;
        }
      }
    }
    return null;
  }

  // Where to press: the middle of the control, if nothing covers it.
  function locate(name) {
    const target = find(sheet.controls[name] ?? [], look());
    if (target === null) return null;
    target.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
    const box = target.getBoundingClientRect();
    const x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    const top = document.elementFromPoint(x, y);
    const free = top !== null && (target.contains(top) || top.contains(target));
    return {control: name, x, y, label: describe(target), value: target.value ?? '', longest: target.maxLength ?? -1, covered: free ? '' : top === null ? 'outside' : describe(top)};
  }

  // Waits for what `probe` returns to be something; null after `patience` ms. Asked again with every look.
  function until(probe, patience) {
    return new Promise(resolve => {
      const deadline = performance.now() + patience;
      const timer = setInterval(() => check(), THROTTLE);
      const end = value => {
        clearInterval(timer);
        waiting.delete(check);
        resolve(value);
      };
      const check = () => {
        const value = probe();
        if (value !== null) end(value);
        else if (performance.now() >= deadline) end(null);
      };
      waiting.add(check);
      check();
    });
  }

  globalThis.vomeetAgent = {
    locate,
    await: (names, patience) => until(() => names.map(locate).find(found => found !== null) ?? null, patience),
    awaitGone: (names, patience) => until(() => names.every(name => locate(name) === null) ? true : null, patience),
    awaitStageOutside(stages, patience) {
      report(false);
      return until(() => stages.includes(stage) ? null : stage, patience);
    },
    called(name) {
      called = name;
      return null;
    },
    selectAll: name => find(sheet.controls[name] ?? [], look())?.select?.() ?? null,
    text: () => document.body?.innerText ?? '',
    stage: () => stage,
    // What the page would be taken for by other cues; what is reported stays with the sheet's own.
    judge: stages => sightStage(look(), preparedStages(stages)).stage,
  };

  new MutationObserver(changed).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ['class', 'style', 'hidden', 'disabled', 'open', 'aria-label', 'aria-hidden', 'aria-disabled', 'aria-modal',
      'data-audio-level', sheet.people.id, ...sheet.people.count.flatMap(({attribute}) => attribute ?? [])],
  });
  safely(() => report(true));
  setInterval(() => safely(() => report(true)), HEARTBEAT);
})();
