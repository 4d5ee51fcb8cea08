// Which view is shown: by the address, and by whether somebody is signed in.

import * as api from "./api.js";
import { comeBack, leaveBy } from "./back.js";
import { enterView } from "./enter.js";
import { fleetView } from "./fleet.js";
import { keysView } from "./keys.js";
import { meetingView } from "./meeting.js";
import { meetingsView } from "./meetings.js";
import { webhookView } from "./webhook.js";
import { webhooksView } from "./webhooks.js";
import { ALL, OWN } from "./whose.js";

/** Address, the place in the header that it belongs to, and its view; the first that fits. */
const VIEWS = [
  [/^\/app\/meetings\/(\d+)\/?$/, "/app/", (tools, id) => meetingView(id, tools)],
  [/^\/app\/webhooks\/(\d+)\/?$/, "/app/webhooks", (tools, id) => webhookView(id, tools)],
  [/^\/app\/webhooks\/?$/, "/app/webhooks", webhooksView],
  [/^\/app\/fleet\/?$/, "/app/fleet", (tools) => fleetView(OWN, tools)],
  [/^\/app\/keys\/?$/, "/app/keys", keysView],
  [/./, "/app/", meetingsView],
];

/** What the operator's key opens: no account, so none of the other places. */
const OPERATORS_VIEW = [/./, "/app/fleet", (tools) => fleetView(ALL, tools)];

const main = document.getElementById("main");
const places = document.getElementById("places");
const signOutButton = document.getElementById("sign-out");
let current = null;
let routed = null;
let session = { signed_in: false, operator: false };
let stopComingBack = () => {};

function show(view, place) {
  const within = main.contains(document.activeElement);
  stopComingBack();
  current?.stop();
  current = view;
  signOutButton.hidden = place === null;
  places.hidden = place === null;
  for (const link of places.children) {
    link.hidden = session.operator && link.getAttribute("href") !== place;
    if (link.getAttribute("href") === place) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${view.title} · Vomeet`;
  main.replaceChildren(view.node);
  window.scrollTo(0, 0);
  view.start();
  // What had the focus is gone, and from nowhere the way here is long.
  if (within && document.activeElement === document.body) main.focus({ preventScroll: true });
}

function route() {
  const tools = { go, signedOut: () => enter("You have been signed out.") };
  if (session.operator && location.pathname !== "/app/fleet") history.replaceState(null, "", "/app/fleet");
  const [address, place, view] = session.operator ? OPERATORS_VIEW : VIEWS.find(([one]) => one.test(location.pathname));
  routed = location.pathname;
  show(view(tools, address.exec(location.pathname)[1]), place);
}

/** Shows what whoever is signed in may see. */
async function routeIfSignedIn() {
  session = await api.session();
  if (session.signed_in) route();
  return session.signed_in;
}

function enter(notice) {
  show(enterView({ notice, done: routeIfSignedIn }), null);
}

function go(path) {
  history.pushState(null, "", path);
  route();
  main.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='/app/']");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (link && plain) {
    event.preventDefault();
    if (main.contains(link)) leaveBy(main, link);
    go(link.getAttribute("href"));
  }
});

// A jump within the page is none to another view: what is being typed stays.
window.addEventListener("popstate", async ({ state }) => {
  if (location.hash !== "" && location.pathname === routed) return;
  if (await routeIfSignedIn()) stopComingBack = comeBack(main, state);
});

signOutButton.addEventListener("click", async () => {
  await api.signOut();
  enter("");
});

try {
  if (!(await routeIfSignedIn())) {
    const used = new URLSearchParams(location.search).get("link") === "used";
    enter(used ? "This link has been used or is too old. Sign in with the key." : "");
  }
} catch (error) {
  enter(error.message);
}
