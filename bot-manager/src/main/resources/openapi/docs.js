// The API's description as a page: contents, operations by tag, and what is sent to webhooks.

import { el } from "/app/assets/dom.js";
import { follower, kind, members, prose, words } from "./shape.js";

const METHODS = ["get", "post", "put", "patch", "delete"];
const main = document.getElementById("main");
const contents = document.getElementById("contents");

function operations(api) {
  const found = [];
  for (const [path, item] of Object.entries(api.paths)) {
    for (const method of METHODS.filter((name) => item[name])) {
      found.push({ method, path, about: item[method], shared: item.parameters ?? [] });
    }
  }
  for (const [name, item] of Object.entries(api.webhooks ?? {})) {
    found.push({ method: "event", path: name, about: item.post, shared: [] });
  }
  return found;
}

function parameterRows(operation, follow) {
  const all = [...operation.shared, ...(operation.about.parameters ?? [])].map(follow);
  if (!all.length) return [];
  const rows = all.map((one) =>
    el("li", {},
      el("code", {}, one.name), " ",
      el("span", { class: "kind" }, `in ${one.in}, ${kind(follow(one.schema), follow)}`), " ",
      one.required ? el("span", { class: "must" }, "always") : null,
      one.description ? el("div", { class: "why" }, ...words(one.description)) : null));
  return [el("h3", {}, "Parameters"), el("ul", { class: "members" }, ...rows)];
}

function examples(content, follow) {
  const named = Object.values(content.examples ?? {}).map((one) => follow(one).value);
  const own = content.schema ? follow(content.schema).examples ?? [] : [];
  return [...named, ...(content.schema && !content.schema.type ? own : [])].map((value) =>
    el("pre", { class: "example", tabindex: 0 }, typeof value === "string" ? value : JSON.stringify(value, null, 2)));
}

function contentNodes(contentByType, follow) {
  return Object.entries(contentByType ?? {}).flatMap(([type, content]) => [
    el("p", { class: "hint" }, type, content.schema ? `: ${kind(follow(content.schema), follow) || "see below"}` : ""),
    ...(content.schema ? members(content.schema, follow) : []),
    ...examples(content, follow),
  ]);
}

function bodyNodes(operation, follow) {
  const body = operation.about.requestBody;
  if (!body) return [];
  return [el("h3", {}, "Body"), ...contentNodes(follow(body).content, follow)];
}

function headerRows(headers, follow) {
  const rows = Object.entries(headers ?? {}).map(([name, header]) =>
    el("li", {}, el("code", {}, name), " ", el("span", { class: "why" }, ...words(follow(header).description ?? ""))));
  return rows.length ? [el("ul", { class: "members" }, ...rows)] : [];
}

function answerNodes(operation, follow) {
  const answers = Object.entries(operation.about.responses).map(([status, given]) => {
    const answer = follow(given);
    const good = status.startsWith("2");
    return el("details", { class: "answer", open: good },
      el("summary", {}, el("b", {}, status), " ", ...words(answer.description)),
      ...headerRows(answer.headers, follow),
      ...contentNodes(answer.content, follow));
  });
  return [el("h3", {}, "Answers"), ...answers];
}

/** Which keys open it: `X-API-Key: bots:write`, in words. */
function keyLine(about, api) {
  const names = (about.security ?? []).flatMap((needs) =>
    Object.entries(needs).map(([name, scopes]) => {
      const scheme = api.components.securitySchemes[name];
      const what = scheme.type === "http" ? "Authorization: Bearer" : scheme.name;
      return scopes.length ? `${what} (${scopes.join(", ")})` : what;
    }));
  return names.length ? el("p", { class: "hint" }, `Key: ${names.join(" or ")}`) : null;
}

function card(operation, api, follow) {
  const { about } = operation;
  return el("details", { class: "operation card", id: about.operationId },
    el("summary", {},
      el("span", { class: `method ${operation.method}` }, operation.method.toUpperCase()),
      el("code", {}, operation.path),
      el("span", { class: "about" }, ...words(about.summary ?? ""))),
    el("div", {},
      el("div", { class: "prose" }, ...prose(about.description), keyLine(about, api)),
      ...parameterRows(operation, follow),
      ...bodyNodes(operation, follow),
      ...answerNodes(operation, follow)));
}

function group(tag, all, api, follow) {
  const title = tag.name;
  contents.append(
    el("h2", {}, title),
    el("ul", {}, ...all.map(({ method, path, about }) =>
      el("li", {}, el("a", { href: `#${about.operationId}` }, method === "event" ? path : about.summary)))));
  main.append(
    el("section", { class: "group" },
      el("h2", {}, title),
      el("div", { class: "prose" }, ...prose(tag.description)),
      ...all.map((operation) => card(operation, api, follow))));
}

/** Opens what the address names. */
function openNamed() {
  const named = document.getElementById(location.hash.slice(1));
  if (named?.tagName === "DETAILS") {
    named.open = true;
    named.scrollIntoView();
  }
}

async function show() {
  const answer = await fetch("/openapi.json");
  if (!answer.ok) throw new Error(`The description cannot be read (${answer.status}).`);
  const api = await answer.json();
  const follow = follower(api);
  document.title = api.info.title;
  main.append(
    el("h1", {}, api.info.title),
    el("p", { class: "hint" }, `Version ${api.info.version}. ${api.info.summary}`),
    el("div", { class: "prose" }, ...prose(api.info.description)));
  const all = operations(api);
  for (const tag of api.tags) {
    const own = all.filter(({ about }) => about.tags.includes(tag.name));
    if (own.length) group(tag, own, api, follow);
  }
  openNamed();
}

window.addEventListener("hashchange", openNamed);
try {
  await show();
} catch (error) {
  main.replaceChildren(el("p", { class: "problem" }, error.message));
}
