// The words of the pages. Those that are known of the platform are kept to the letter.

export const LOBBY = {
  asking: ['Asking to be let in...', 'You’ll join the call when someone lets you in'],
  someone_lets_you_in: ['You’ll join the call when someone lets you in', ''],
  host_brings_you: ['Please wait until a meeting host brings you into the call', ''],
  host_lets_you_in: ['Waiting for the host to let you in', ''],
  waiting_room: ['You’re in the waiting room', 'The host will see that you are here'],
};

export const CONSENT = {
  recording: ['This video call is being recorded', 'Everyone who joins later will see this too.'],
  transcribing: ['This video call is being transcribed', 'The transcript will be kept by the organizer.'],
  notes: ['Gemini is taking notes', 'The notes will be shared after the call by “take notes for me”.'],
  notetaker: ['Audio and video of this call will be shared with Notely, a notetaker', 'It was added by somebody in the call.'],
};

/** What people write when others cannot come in. */
export const CHAT = ['Bob says he is not allowed to join, someone denied your request?', 'Meeting ended'];

export const STILL_THERE = ['Are you still there?', 'You’re the only one here, so this call will end in less than 2 minutes. Do you want to stay in the call?'];

/** Heading, text below it, buttons. */
export const ENDS = {
  left: ['You left the meeting', '', ['rejoin', 'home']],
  denied: ['You can’t join this call', 'Someone in the call denied your request to join', ['home']],
  no_response: ['You can’t join this call', 'No one responded to your request to join the call', ['home']],
  removed: ['You’ve been removed from the meeting', '', ['home']],
  ended_by_host: ['Your host ended the meeting for everyone', '', ['home']],
  invalid: ['Check your meeting code', 'Make sure you entered the correct meeting code in the URL, for example: abc-defg-hij', ['home']],
  blocked: ['You can’t join this video call', 'No one can join a meeting unless invited or admitted by the host', ['home']],
  browser_not_served: ['Meet doesn’t work on your browser', 'To join the video meeting, visit meet.google.com in Google Chrome, Mozilla Firefox, or Microsoft Edge', []],
  captcha: ['One more step', 'Please answer the question below', []],
};
