// Shows a JSON schema as a list of members, each with its type, its limits and its description.

import { el } from "/app/assets/dom.js";

const DEEPEST = 8;

/** A function that follows `$ref`s within the description; what stands beside a `$ref` wins. */
export function follower(api) {
  return function follow(node) {
    if (!node || !node.$ref) return node ?? {};
    const found = node.$ref.slice(2).split("/").reduce((at, step) => at[step.replaceAll("~1", "/")], api);
    const { $ref, ...beside } = node;
    return { ...follow(found), ...beside };
  };
}

/** Paragraphs, **bold** and `code`: all that the descriptions use. */
export function prose(text) {
  return (text ?? "").trim().split(/\n\s*\n/).filter(Boolean).map((part) => el("p", {}, ...words(part)));
}

export function words(text) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).filter(Boolean).map((part) => {
    if (part.startsWith("`")) return el("code", {}, part.slice(1, -1));
    if (part.startsWith("**")) return el("strong", {}, part.slice(2, -2));
    return document.createTextNode(part);
  });
}

/** What stands beside a member's name, in a few words. */
export function kind(schema, follow) {
  const types = [schema.type ?? []].flat();
  const parts = [];
  if ("const" in schema) parts.push(JSON.stringify(schema.const));
  else if (schema.enum) parts.push(listed(schema.enum));
  else if (types.includes("array")) parts.push(`list of ${kind(follow(schema.items), follow) || "anything"}`);
  else if (types.length) parts.push(types.join(" or "));
  else if (schema.oneOf) parts.push(schema.oneOf.map((one) => kind(follow(one), follow)).filter(Boolean).join(" or "));
  return [...parts, ...limits(schema)].join(", ");
}

function listed(values) {
  const shown = values.slice(0, 12).map((value) => JSON.stringify(value)).join(" | ");
  return values.length > 12 ? `${shown} | … (${values.length})` : shown;
}

function limits(schema) {
  const parts = [];
  if (schema.format) parts.push(schema.format);
  if ("minimum" in schema && "maximum" in schema) parts.push(`${schema.minimum} … ${schema.maximum}`);
  else if ("minimum" in schema) parts.push(`at least ${schema.minimum}`);
  if (schema.maxLength) parts.push(`${schema.minLength ?? 0} … ${schema.maxLength} characters`);
  if (schema.maxItems) parts.push(`at most ${schema.maxItems}`);
  if ("default" in schema) parts.push(`default ${JSON.stringify(schema.default)}`);
  return parts;
}

/** The members of an object, or of the objects of a list; nothing for what has none. */
export function members(given, follow, depth = 0) {
  const schema = follow(given);
  if (depth > DEEPEST) return [];
  if (schema.items) return members(schema.items, follow, depth);
  const nodes = (schema.allOf ?? []).flatMap((part) => members(part, follow, depth));
  const must = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties ?? {}).map(([name, value]) => {
    const member = follow(value);
    return el("li", {},
      el("code", {}, name), " ",
      el("span", { class: "kind" }, kind(member, follow)), " ",
      must.has(name) ? el("span", { class: "must" }, "always") : null,
      member.description ? el("div", { class: "why" }, ...words(member.description)) : null,
      ...members(member, follow, depth + 1));
  });
  if (rows.length) nodes.push(el("ul", { class: "members" }, ...rows));
  for (const choice of schema.oneOf ?? schema.anyOf ?? []) {
    const inside = members(choice, follow, depth + 1);
    const title = follow(choice).title;
    if (inside.length) nodes.push(el("p", { class: "choice" }, title ?? "or"), ...inside);
  }
  return nodes;
}
