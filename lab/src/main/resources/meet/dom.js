// Makes elements without markup text, which the page's trusted types forbid.
import names from './names.json' with { type: 'json' };

const SVG = 'http://www.w3.org/2000/svg';

/** The class that a readable name has in this load of the page; throws for one that the style sheet does not know. */
export function cls(...readable) {
  return readable.map(name => {
    if (!names[name]) throw new Error(`no class ${name}`);
    return names[name];
  }).join(' ');
}

/** An element with attributes (a function is a listener, null and false are left out) and children (texts or nodes). */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== null && value !== false && value !== undefined) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

const SHAPES = {
  mic: 'M12 14a3 3 0 0 0 3-3V5a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zm5-3a5 5 0 0 1-10 0H5a7 7 0 0 0 6 6.92V21h2v-3.08A7 7 0 0 0 19 11z',
  mic_off: 'M15 11V5a3 3 0 0 0-5.9-.8L15 10.1zm2 0a5 5 0 0 1-.4 1.9l1.5 1.5A7 7 0 0 0 19 11zM3.3 3 2 4.3l7 7A3 3 0 0 0 12 14l1.6 1.6A5 5 0 0 1 7 11H5a7 7 0 0 0 6 6.9V21h2v-3.1a7 7 0 0 0 2-.7l4.7 4.7 1.3-1.3z',
  videocam: 'M17 10.5V7a1 1 0 0 0-1-1H4a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-3.5l4 4v-11z',
  videocam_off: 'M21 6.5l-4 4V7a1 1 0 0 0-1-1H9.8L21 17.2zM3.3 2 2 3.3 4.7 6H4a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h12l.5-.2 3.2 3.2 1.3-1.3z',
  call_end: 'M12 9c-1.6 0-3.1.2-4.6.7v3.1c0 .4-.2.7-.6.9-1 .5-1.8 1.1-2.6 1.8-.4.4-1 .3-1.3 0L.4 13c-.4-.3-.4-1 0-1.3C3.5 8.700 7.500 7 12 7s8.500 1.700 11.600 4.700c.4.3.4 1 0 1.300l-2.500 2.500c-.3.3-.9.4-1.300 0-.8-.7-1.600-1.300-2.600-1.800-.4-.2-.6-.5-.6-.9V9.700C15.100 9.200 13.600 9 12 9z',
  more_vert: 'M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zm0 2a2 2 0 1 0 0 4 2 2 0 0 0 0-4zm0 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  closed_caption: 'M19 4H5a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2V6a2 2 0 0 0-2-2zm-8 7H9.500v-.5h-2v3h2V13H11v1a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-4a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1zm7 0h-1.500v-.5h-2v3h2V13H18v1a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1v-4a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1z',
  present_to_all: 'M21 3H3a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h18a2 2 0 0 0 2-2V5a2 2 0 0 0-2-2zm0 16H3V5h18zM10 12H8l4-4 4 4h-2v4h-4z',
  back_hand: 'M20 7v9a7 7 0 0 1-13.700 2L3 11.500l.8-.7c.4-.4 1-.4 1.500-.1L8 13V4.500a1.500 1.500 0 0 1 3 0V11h1V2.500a1.500 1.500 0 0 1 3 0V11h1V4.500a1.500 1.500 0 0 1 3 0V7z',
  mood: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM8.500 8a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3zm7 0a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3zM12 17.500a5.500 5.500 0 0 1-5.100-3.500h10.200a5.500 5.500 0 0 1-5.100 3.500z',
  info: 'M11 17h2v-6h-2zm1-15a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16zM11 9h2V7h-2z',
  people: 'M16 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zm-8 0a3 3 0 1 0 0-6 3 3 0 0 0 0 6zm0 2c-2.300 0-7 1.200-7 3.500V19h14v-2.500C15 14.200 10.300 13 8 13zm8 0-1 .1c1.200.8 2 2 2 3.400V19h6v-2.500c0-2.300-4.700-3.500-7-3.500z',
  chat: 'M4 4h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H7l-4 4V5a1 1 0 0 1 1-1zm3 4v2h10V8zm0 4v2h7v-2z',
  effects: 'M12 3l1.800 4.700L18.500 9.500l-4.700 1.800L12 16l-1.800-4.700L5.500 9.500l4.700-1.800zm7 11 .9 2.100L22 17l-2.100.9L19 20l-.9-2.100L16 17l2.100-.9zM5 14l.9 2.100L8 17l-2.100.9L5 20l-.9-2.100L2 17l2.100-.9z',
  close: 'M18.300 5.700 12 12l6.300 6.300-1.400 1.400L10.600 13.400 4.300 19.700l-1.400-1.400L9.200 12 2.900 5.700l1.400-1.400 6.300 6.300 6.300-6.300z',
};

/** A picture in a button: its name as the text that the platform's icon font would draw, and the drawing itself. */
export function icon(name) {
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', SHAPES[name]);
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('aria-hidden', 'true');
  picture.append(shape);
  return el('span', { class: cls('icon') }, el('i', { class: `google-symbols ${cls('glyph')}`, 'aria-hidden': 'true' }, name), picture);
}

export function iconButton(label, glyph, attributes = {}) {
  const { look = 'round', ...others } = attributes;
  return el('button', { type: 'button', class: cls(look), 'aria-label': label, ...others }, icon(glyph));
}

/** A button with words on it. */
export function textButton(words, press, look = 'outlined') {
  return el('button', { type: 'button', jsname: 'Qx7uuf', class: cls(look), click: press }, el('span', { jsname: 'V67aGc', class: cls('words') }, words));
}

/** Puts what is given in the place of everything. */
export function replacePage(...nodes) {
  document.body.replaceChildren(...nodes);
}
