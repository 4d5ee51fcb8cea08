// The manager's HTTP API, called with the session's cookie.

export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** A 422 lists what is wrong, field by field; other refusals are one sentence. */
export function sentence(detail) {
  if (typeof detail === "string") return detail;
  if (Array.isArray(detail)) {
    return detail.map((one) => String(one.msg ?? one).replace(/^Value error, /, "")).join(" ");
  }
  return detail && typeof detail.message === "string" ? detail.message : "The server refused this without saying why.";
}

async function call(method, path, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "same-origin",
    });
  } catch {
    throw new ApiError(0, "The server cannot be reached. Is it running?");
  }
  const text = await answer.text();
  let json = null;
  try {
    json = text === "" ? null : JSON.parse(text);
  } catch {
    // An answer of something in between; the status says enough.
  }
  if (!answer.ok) throw new ApiError(answer.status, sentence(json?.detail ?? `The server answered ${answer.status}.`));
  return json;
}

/** As the address of a page or a question to the API holds it. */
export function query(values) {
  const all = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) if (one !== "" && one !== null && one !== undefined) all.append(name, one);
  }
  return all.toString();
}

const where = (meeting) =>
  `${encodeURIComponent(meeting.platform)}/${encodeURIComponent(meeting.native_meeting_id)}`;

/** `signed_in`, and whether it is the `operator`. */
export const session = () => call("GET", "/session");
/** Whether it still is: in another tab somebody may have signed out, or in as somebody else. While nobody can be asked, it is. */
export async function stillThere(operator = false) {
  try {
    const now = await session();
    return now.signed_in && now.operator === operator;
  } catch {
    return true;
  }
}
export const signIn = (key) => call("POST", "/session", { api_key: key });
export const signOut = () => call("DELETE", "/session");
/** @param filter `status` (a list), `platform`, `q`, `from`, `to`, `limit`, `offset`; what is empty is left out */
export const meetings = (filter) => call("GET", `/meetings?${query(filter)}`);
export const fleet = () => call("GET", "/fleet");
/** Without the bots, which the stream tells. */
export const fleetOfAll = () => call("GET", "/admin/fleet?limit=0");
/** A meeting with what happened to it. */
export async function meeting(id) {
  const path = `/meetings/${encodeURIComponent(id)}`;
  const [one, history] = await Promise.all([call("GET", path), call("GET", `${path}/events`)]);
  return { ...one, events: history.events };
}
export const transcript = (one) => call("GET", `/transcripts/${where(one)}?meeting_id=${one.id}`);
export const transcriptFile = (one, format) => `/transcripts/${where(one)}?meeting_id=${one.id}&format=${format}`;
export const flightRecord = (one) => `/meetings/${one.id}/flight-record`;
export const send = (url, name) => call("POST", "/bots", name === "" ? { meeting_url: url } : { meeting_url: url, bot_name: name });
export const leave = (one) => call("DELETE", `/bots/${where(one)}`);
/** The operator's way, whose ever the bot is. */
export const callBack = (bot) => call("DELETE", `/admin/bots/${bot.meeting_id}`);
export const change = (one, changes) => call("PATCH", `/meetings/${where(one)}?meeting_id=${one.id}`, { data: changes });
export const erase = (one) => call("DELETE", `/meetings/${where(one)}?meeting_id=${one.id}`);
export const retry = (one) => call("POST", `/bots/${where(one)}/retry`);

export const keys = async () => (await call("GET", "/account/keys")).keys;
export const makeKey = (name, scopes) => call("POST", "/account/keys", { name, scopes });
export const revokeKey = (id) => call("DELETE", `/account/keys/${id}`);

export const webhooks = async () => (await call("GET", "/webhooks")).webhooks;
export const addWebhook = (wanted) => call("POST", "/webhooks", wanted);
export const webhook = (id) => call("GET", `/webhooks/${encodeURIComponent(id)}`);
export const changeWebhook = (id, changes) => call("PATCH", `/webhooks/${id}`, changes);
export const removeWebhook = (id) => call("DELETE", `/webhooks/${id}`);
export const newSecret = (id) => call("POST", `/webhooks/${id}/rotate-secret`, {});
export const testWebhook = (id) => call("POST", `/webhooks/${id}/test`);
export const deliveries = (id, filter) => call("GET", `/webhooks/${encodeURIComponent(id)}/deliveries?${query(filter)}`);
export const resend = (id) => call("POST", `/webhooks/deliveries/${id}/resend`);
