// What a view does about an answer that did not come or is a refusal.

import * as api from "./api.js";

/**
 * Whoever has been signed out is sent to the door. A 403 is also said of a right that the key does not have: whoever is still signed in
 * would only be sent in a circle, and is told instead.
 *
 * @param isLeft whether the view has been left: then it says nothing more
 * @returns a function that is given the error
 */
export function refusals({ say, signedOut, isLeft }) {
  return async (error) => {
    const gone = error.status === 403 && !(await api.stillThere());
    if (isLeft()) return;
    if (gone) signedOut();
    else say(error);
  };
}
