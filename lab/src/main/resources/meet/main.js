// Shows what the meeting says is to be shown.
import { Call } from './call.js';
import { consentDialog, showConsent, stillThereDialog } from './consent.js';
import { Devices } from './devices.js';
import { goElsewhere, goHome, showBlank, showEnd, showLost, showSignIn, showStrange } from './ends.js';
import { lobbyWords, showLobby } from './lobby.js';
import { showPreJoin } from './prejoin.js';
import { Signal } from './signal.js';

const signal = new Signal(location.pathname.slice(1));
const page = { signal, devices: null, welcome: null };
let call = null;
let over = false;
let within = false;

const inside = {
  ask_to_join: () => showPreJoin({ ...page, asks: true }),
  join_now: () => showPreJoin({ ...page, asks: false }),
  lobby: () => showLobby(page),
  waiting_for_host: () => showLobby({ ...page, waitingForHost: true }),
  consent: () => call ? call.cover(consentDialog(page)) : showConsent(page),
  still_there: () => call?.cover(stillThereDialog(page)),
  call: () => {
    if (call) return call.uncover();
    call = new Call(page);
    call.show();
  },
};
const outside = {
  sign_in: showSignIn,
  connection_lost: () => showLost(signal),
  not_understood: () => showStrange(within ? signal : null),
  elsewhere: goElsewhere,
  home: goHome,
  blank: showBlank,
  reloading: () => location.reload(),
};

signal.on('welcome', welcome => {
  page.welcome = welcome;
  page.devices = new Devices(welcome.traits.devices === 'present');
  page.devices.addEventListener('change', () => call && signal.say('devices', page.devices.state));
});

signal.on('show', ({ view }) => {
  if (!['consent', 'call', 'still_there'].includes(view)) {
    call?.close();
    call = null;
  }
  if (inside[view]) {
    within = view !== 'ask_to_join' && view !== 'join_now';
    inside[view]();
    if (view === 'ask_to_join' || view === 'join_now') page.devices.find();
  } else {
    over = true;
    page.devices.release();
    const refused = view === 'denied' || view === 'no_response';
    (outside[view] ?? (() => showEnd(view, refused ? lobbyWords(page.welcome) : '')))();
  }
});

signal.on('people', ({ people }) => call?.people(people));
signal.on('marks', ({ levels }) => call?.marks(levels));
signal.on('chat', ({ name }) => call?.chat(name));
signal.on('closed', () => !over && call?.lostLine());
