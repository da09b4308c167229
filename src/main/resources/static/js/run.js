// Keeps the page of a run up to date.
import { replace, say } from "./page.js";
import { viewers, grown } from "./viewer.js";

const page = document.getElementById("main");
const run = page.dataset.run;
const ahead = page.dataset.now ? Date.now() - Number(page.dataset.now) : 0;
const OVER = ["passed", "aborted", "missing"];
let following = page.dataset.following === "true";
let source = null;

/** 12s, 4m05s, 2h03m: as the server writes it, but in whole seconds. */
function span(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const two = (number) => String(number).padStart(2, "0");
  if (seconds < 60) {
    return `${seconds}s`;
  }
  return seconds < 3600
    ? `${Math.floor(seconds / 60)}m${two(seconds % 60)}s`
    : `${Math.floor(seconds / 3600)}h${two(Math.floor(seconds / 60) % 60)}m`;
}

function tick() {
  for (const clock of document.querySelectorAll("[data-since]")) {
    const text = span(Date.now() - ahead - Date.parse(clock.dataset.since));
    if (clock.textContent !== text) {
      clock.textContent = text;
    }
  }
}

/** Fetches a part of the page anew; a viewer of the same file stays as it is. */
async function load(id, address) {
  const response = await fetch(address, { headers: { "HX-Request": "true" } });
  if (response.redirected || !response.ok) {
    location.reload();
    return;
  }
  const html = await response.text();
  const old = document.getElementById(id);
  const viewer = old.querySelector(".viewer");
  const top = viewer?.querySelector(".text").scrollTop;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const fresh = replace(old, html);
  const same = viewer ? document.getElementById(viewer.id) : null;
  if (same) {
    same.replaceWith(viewer);
    viewer.querySelector(".text").scrollTop = top;
    if (viewer.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }
  if (focused && !fresh.contains(document.activeElement)) {
    document.getElementById(`${id}-title`)?.focus({ preventScroll: true });
  }
  tick();
}

function loadChosen(step) {
  return load("chosen", `/runs/${run}/chosen` + (step ? `?step=${step}` : "")).then(mark);
}

/** The step that is looked at is the one that is marked in the line. */
function mark() {
  const step = document.getElementById("chosen").dataset.step;
  for (const link of document.querySelectorAll(".steps a[data-step]")) {
    if (link.dataset.step === step) {
      link.setAttribute("aria-current", "step");
    } else {
      link.removeAttribute("aria-current");
    }
  }
  viewers();
}

function showHere() {
  const here = document.querySelector(".steps a[aria-current]");
  const line = document.querySelector("nav.line");
  if (here && line.scrollHeight > line.clientHeight) {
    line.scrollTop += here.getBoundingClientRect().top - line.getBoundingClientRect().top - line.clientHeight / 3;
  }
}

function change(data) {
  if (data.head) {
    replace(document.getElementById("head"), data.head);
  }
  const chosen = document.getElementById("chosen").dataset.step;
  let touched = false;
  for (const [number, html] of Object.entries(data.steps ?? {})) {
    const old = document.getElementById(`step-${number}`);
    if (!old) {
      location.reload(); // The runbook was exchanged: the line is another one.
      return;
    }
    touched ||= old.querySelector("a").dataset.step === chosen && old.outerHTML !== html;
    replace(old, html);
  }
  const next = document.getElementById("next");
  const other = data.token !== undefined && data.token !== next.dataset.token;
  if (other) {
    load("next", `/runs/${run}/next`).then(() =>
      say(document.getElementById("next-title").textContent));
  }
  if (touched || (other && following)) {
    loadChosen(following ? "" : chosen).then(() => following && showHere());
  }
  tick();
}

/** The first output of the step that is looked at brings its viewer. */
function output(data) {
  const chosen = document.getElementById("chosen");
  const its = new RegExp(`^\\d+-${chosen.dataset.step}\\.`);
  if (data.bytes > 0 && !grown(data) && its.test(data.file) && !chosen.querySelector(".viewer")) {
    loadChosen(following ? "" : chosen.dataset.step);
  }
}

function state() {
  return document.querySelector("#head .badge")?.classList[1];
}

function connect(seen) {
  source = new EventSource(`/runs/${run}/live?seen=${seen}`);
  source.addEventListener("change", (event) => {
    seen = event.lastEventId || seen;
    change(JSON.parse(event.data));
    if (OVER.includes(state())) {
      source.close();
    }
  });
  source.addEventListener("output", (event) => output(JSON.parse(event.data)));
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => connect(seen), 10_000);
    }
  });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".steps a[data-step]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  event.preventDefault();
  following = false;
  history.replaceState(null, "", link.href);
  loadChosen(link.dataset.step).then(() => {
    const title = document.getElementById("chosen-title");
    title.focus({ preventScroll: true });
    if (title.getBoundingClientRect().top > innerHeight || title.getBoundingClientRect().top < 0) {
      document.getElementById("chosen").scrollIntoView();
    }
  });
});

viewers();
if (run) {
  tick();
  setInterval(tick, 1000);
  showHere();
  if (!OVER.includes(state())) {
    connect(page.dataset.records);
  }
}
