// What stands around the first numbers: the filter bar, the panels, and what is missing before there is a first call.
// It comes after them, because nobody should wait for charts to learn who waits on the telephone.

import { showAlone, withAlone } from './alone.js';
import { element, whenChanged } from './dom.js';
import { callsBehind, callsBehindEarlier } from './drill.js';
import { filterBar } from './filterbar.js';
import { addressOf } from './filters.js';
import { filterWords } from './filterwords.js';
import { firstRun } from './firstrun.js';
import { isLive } from './now.js';
import { saveImage } from './panelimage.js';
import { panel } from './panels.js';
import { onPaper } from './paper.js';
import { panelSections } from './sections.js';

const byId = (id) => document.getElementById(id);

/**
 * Makes this part of the page. `page` is what all its parts know, `round` asks for the panels, `now` is the server's
 * clock; `view` gives the span, the unit and the zone in force.
 *
 * `showFilters` writes them into the bar and onto paper, `showChosen` shows the page as its address says,
 * `showWelcome` what is missing.
 */
export const statistics = ({ page, round, now, view }) => {
  let [bar, sections, scrolled] = [null, [], 0];

  const words = () => {
    const { span, unit, zone } = view();
    return filterWords(page.filters, span, unit, zone);
  };

  const showFilters = () => {
    bar?.(page.filters, now());
    byId('printed').replaceChildren(...words().map((line) => element('p', {}, line)));
  };

  const showChosen = () => {
    // Before there are panels none can be found; the address keeps its own until they are built.
    if (page.panels.length > 0) page.alone = showAlone(page.alone, page.panels, sections);
    if (page.snapshot) page.row.show(page.snapshot);
    byId('statistics').setAttribute('aria-busy', 'true');
    round.refresh();
  };

  const go = ({ filters = page.filters, alone = page.alone }) => {
    history.pushState(null, '', withAlone(addressOf(filters), alone));
    Object.assign(page, { filters, alone });
    showChosen();
  };

  const choose = (change) => go({ filters: { ...page.filters, ...change } });

  /** Shows one panel alone, or all again; the reader's place on the page stays. */
  const toggleAlone = (id) => {
    const { alone } = page;
    if (alone === null) scrolled = scrollY;
    go({ alone: alone === null ? id : null });
    scrollTo(0, page.alone === null ? scrolled : 0);
    page.panels.find((each) => each.id === id)?.focus();
  };

  const hand = {
    retry: () => round.refresh(),
    behind: (answer, name, at, isEarlier) => {
      const find = isEarlier ? callsBehindEarlier : callsBehind;
      return find(answer, name, at, page.filters, { threshold: page.rules.threshold, now: now() });
    },
    zoom: ({ from, to }) => choose({ range: null, from, to }),
    alone: toggleAlone,
    save: (description, ...rest) => saveImage(description, words(), ...rest),
  };

  /** Builds the bar in the language and with the groups and teams of the catalogue. */
  const buildBar = (catalogue) => {
    bar = filterBar(byId('filters'), catalogue, choose);
    showFilters();
  };

  const buildPanels = (catalogue) => {
    page.panels.forEach((each) => each.remove());
    const described = catalogue.panels.filter((description) => !isLive(description));
    page.panels = described.map((description) => panel(description, hand));
    sections = panelSections(described, page.panels);
    byId('statistics').replaceChildren(...sections.map(({ root }) => root));
    page.alone = showAlone(page.alone, page.panels, sections);
    round.watch(sections);
  };

  const first = firstRun(byId('welcome'));

  const showWelcome = whenChanged(({ empty, ...state }) => {
    if (empty) first.show(state);
    else first.hide();
    if (empty) document.body.dataset.ready = 'true';
  });

  const redraw = () => page.panels.forEach((each) => each.redraw());
  onPaper(redraw);
  addEventListener('keydown', (event) => {
    const isBusy = event.target.closest?.('input') || document.querySelector('[data-selecting]');
    if (event.key === 'Escape' && page.alone && !isBusy) toggleAlone(page.alone);
  });
  return { buildBar, buildPanels, showFilters, showChosen, showWelcome, redraw };
};
