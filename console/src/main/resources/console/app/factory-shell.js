import { Element } from '../lib/element.js';
import { html, nothing } from '../lib/lit.js';
import { icon } from '../parts/icon.js';
import { empty } from '../parts/state.js';
import { openCommandBar } from './command-bar.js';
import './connection-state.js';
import { Counts } from './counts.js';
import { health } from './health.js';
import { keyboard } from './keyboard.js';
import { openKeyboardMap } from './keyboard-map.js';
import { newJob } from './new-job.js';
import { pages } from './pages.js';
import { router } from './router.js';
import { nextTheme, theme } from './theme.js';
import './toasts.js';

/** What stands around every page: navigation, top bar, and the place for the page itself. */
class FactoryShell extends Element {
  static properties = {
    heading: { state: true },
    loaded: { state: true },
    broken: { state: true },
  };

  #counts = new Counts(this);
  #stage = null;

  constructor() {
    super();
    this.heading = null;
    this.loaded = new Set();
    this.broken = null;
  }

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('change', () => this.#moved());
    health.addEventListener('change', () => this.requestUpdate());
    this.addEventListener('heading', ({ detail }) => (this.heading = detail));
    this.addEventListener('letters', () => this.#counts.askLetters());
    keyboard.on(this.#keys());
    this.#moved();
  }

  #keys() {
    const places = pages
      .filter((page) => page.key)
      .map((page) => [`g ${page.key}`, [`Go to ${page.title}`, () => router.go(page.path)]]);
    return {
      ...Object.fromEntries(places),
      '/': ['Search or run a command', () => openCommandBar()],
      'Control+k': ['Search or run a command', () => openCommandBar()],
      n: ['New job', () => newJob()],
      '?': ['This map', () => openKeyboardMap()],
    };
  }

  async #moved() {
    const here = router.here;
    this.broken = null;
    this.requestUpdate();
    if (!here) {
      this.heading = 'No such page';
      return;
    }
    if (!this.loaded.has(here.page.tag)) await this.#load(here.page);
    this.#show(router.here ?? here);
  }

  async #load(page) {
    try {
      await page.load();
      this.loaded.add(page.tag);
    } catch (failure) {
      this.broken = failure;
    }
  }

  /** The element stays as long as the page is the same; only its address moves on. */
  #show({ page, params }) {
    if (this.broken || router.here?.page !== page) return;
    const fresh = this.#stage?.localName !== page.tag || this.#stage.params.id !== params.id;
    if (fresh) {
      this.#stage = document.createElement(page.tag);
      this.heading = null;
    }
    this.#stage.params = params;
    this.#stage.query = router.query;
    this.requestUpdate();
  }

  updated() {
    const page = router.here?.page;
    const name = this.heading ?? page?.title ?? 'No such page';
    document.title = `${name} · Image Factory`;
  }

  render() {
    const page = router.here?.page;
    return html`
      <a class="skip" href="#main">Skip to content</a>
      <div class="shell">
        <nav class="nav" aria-label="Main">
          <a class="brand" href="/">${LOGO}<span class="brand-name">Image Factory</span></a>
          <ul class="nav-list">${pages.filter((each) => each.icon).map((each) => this.#link(each, page))}</ul>
          ${this.#foot()}
        </nav>
        <div class="view">
          ${this.#topbar(page)}
          <main class="main" id="main" tabindex="-1">
            <connection-banner></connection-banner>
            ${this.#page(page)}
          </main>
        </div>
      </div>
      <factory-toasts></factory-toasts>`;
  }

  #page(page) {
    if (!page) return empty('No such page', 'Nothing of the console is at this address.', html`<a class="btn" href="/">To the overview</a>`);
    if (this.broken) {
      return empty('This page did not load', 'Perhaps the console was renewed meanwhile.', html`<button class="btn" type="button" @click=${() => location.reload()}>Load again</button>`, 'warn');
    }
    return this.#stage?.localName === page.tag ? this.#stage : nothing;
  }

  #link(each, page) {
    const current = page === each ? 'page' : page?.within === each.path ? 'true' : nothing;
    const count = this.#counts.of(each.count);
    const label = each.short
      ? html`${each.short}<span class="nav-long">${each.title.slice(each.short.length)}</span>`
      : each.title;
    return html`<li><a class="nav-link ${current === 'true' ? 'nav-within' : ''}" href=${each.path} aria-current=${current}>${icon(each.icon)}<span class="nav-label">${label}</span>
      ${count ? html`<span class="nav-count ${each.urgent ? 'nav-count-red' : ''}"><span class="vh">, </span>${count}<span class="vh"> waiting</span></span>` : nothing}</a></li>`;
  }

  #foot() {
    const away = health.services.filter((service) => !service.ready).map((service) => service.name);
    const words = health.services.length === 0 ? 'Looking at the services' : away.length === 0 ? 'All services ready' : `Not ready: ${away.join(', ')}`;
    const sign = health.services.length === 0 ? 'is-queued' : away.length === 0 ? 'is-completed' : 'is-failed';
    return html`<div class="nav-foot"><span class="row"><span class="dot ${sign}"></span>${words}</span>
      <button class="nav-map between" type="button" @click=${() => openKeyboardMap()}>Keyboard map<kbd aria-hidden="true">?</kbd></button></div>`;
  }

  #topbar(page) {
    const above = pages.find((each) => each.path === page?.within);
    return html`<header class="topbar">
      <nav aria-label="Breadcrumb"><ol class="crumbs">
        ${above ? html`<li><a href=${above.path}>${above.title}</a></li>` : nothing}
        <li><span class="truncate" aria-current="page">${this.heading ?? page?.title ?? 'No such page'}</span></li></ol></nav>
      <span class="push"></span>
      <button class="cmd-open" type="button" aria-keyshortcuts="Control+K" @click=${() => openCommandBar()}>${icon('search')}<span>Search or run a command</span><kbd aria-hidden="true">Ctrl K</kbd></button>
      <connection-state></connection-state>
      <button class="btn btn-quiet btn-icon" type="button" aria-label="Theme: ${theme()}" title="Theme: ${theme()}" @click=${() => { nextTheme(); this.requestUpdate(); }}>${icon('theme')}</button>
    </header>`;
  }
}

const LOGO = html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><rect class="logo-a" x="1" y="1" width="22" height="22" rx="6"></rect><circle class="logo-b" cx="12" cy="10" r="4"></circle><path class="logo-c" d="M1 17l5.5-5 4.5 4 3-2.5 9 6.5a3 3 0 0 1-3 3H7a6 6 0 0 1-6-6z"></path></svg>`;

customElements.define('factory-shell', FactoryShell);
