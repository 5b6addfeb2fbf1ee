// How old the last event is, in words. They stand on the page at all times: without them, silence looks like calm.

import { roughly, timeOfDay } from './format.js';
import { text } from './i18n.js';
import { SECOND } from './time.js';

/** The age of a snapshot's last event at `now`, and of which time the snapshot is when the connection was lost. */
export const lastEventWords = ({ snapshot, state, now, zone }) => {
  const seconds = (now - Date.parse(snapshot.lastEventAt)) / SECOND;
  const age = snapshot.lastEventAt ? text('event.age', { age: roughly(seconds) }) : text('event.none');
  if (state !== 'lost') return age;
  return `${text('connection.asOf', { time: timeOfDay(Date.parse(snapshot.at), zone) })} · ${age}`;
};
