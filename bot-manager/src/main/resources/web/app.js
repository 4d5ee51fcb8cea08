// Which view is shown: by the address, and by whether somebody is signed in.

import * as api from "./api.js";
import { enterView } from "./enter.js";
import { meetingView } from "./meeting.js";
import { meetingsView } from "./meetings.js";

const main = document.getElementById("main");
const signOutButton = document.getElementById("sign-out");
let current = null;

function show(view, signedIn) {
  current?.stop();
  current = view;
  signOutButton.hidden = !signedIn;
  document.title = `${view.title} · Vomeet`;
  main.replaceChildren(view.node);
  window.scrollTo(0, 0);
  view.start();
}

function route() {
  const meeting = /^\/app\/meetings\/(\d+)\/?$/.exec(location.pathname);
  const tools = { go, signedOut: () => enter("You have been signed out.") };
  show(meeting ? meetingView(meeting[1], tools) : meetingsView(tools), true);
}

function enter(notice) {
  show(enterView({ notice, done: route }), false);
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
    go(link.getAttribute("href"));
  }
});

window.addEventListener("popstate", async () => {
  if (await api.signedIn()) route();
});

signOutButton.addEventListener("click", async () => {
  await api.signOut();
  enter("");
});

try {
  if (await api.signedIn()) {
    route();
  } else {
    const used = new URLSearchParams(location.search).get("link") === "used";
    enter(used ? "This link has been used or is too old. Sign in with the key." : "");
  }
} catch (error) {
  enter(error.message);
}
