// One panel alone: it fills the window, and its address can be passed on.

/** The panel that an address shows alone; null for all. */
export const aloneFrom = (search) => new URLSearchParams(search).get('panel');

/** The address of filters with the panel that is shown alone. */
export const withAlone = (address, id) => {
  if (id === null) return address;
  const query = new URLSearchParams(address.startsWith('?') ? address : '');
  query.set('panel', id);
  return `?${query}`;
};

/** Shows one of the panels alone, or all; an id that nobody has is as good as none. Returns the id in force. */
export const showAlone = (id, panels, sections) => {
  const chosen = panels.find((each) => each.id === id) ?? null;
  document.body.toggleAttribute('data-alone', chosen !== null);
  for (const each of panels) each.stand(each === chosen);
  for (const section of sections) {
    const holds = chosen !== null && section.panels.includes(chosen);
    section.root.toggleAttribute('data-holds-alone', holds);
    if (holds) section.isNear = true;
  }
  return chosen?.id ?? null;
};
