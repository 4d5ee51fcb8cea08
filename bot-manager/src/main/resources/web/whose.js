// Whose bots the page of the fleet shows: those of the account that is signed in, or, to the operator, those of all accounts.

import * as api from "./api.js";

/**
 * `stream` tells them as they change, `ask` says why it does not, `leave` calls one back; `page` is what a row leads to. Where `accounts`
 * stands, each row says whose bot it is, and leads to that account's bots: meetings are for their owners to read.
 */
export const OWN = {
  title: "Fleet",
  accounts: false,
  stream: "/fleet/stream",
  ask: api.fleet,
  leave: api.leave,
  page: (bot) => `/app/meetings/${bot.meeting_id}`,
};

export const ALL = {
  title: "Fleet of all accounts",
  accounts: true,
  stream: "/admin/fleet/stream",
  ask: api.fleetOfAll,
  leave: api.callBack,
  page: (bot) => `/app/fleet?account=${bot.account_id}`,
};
