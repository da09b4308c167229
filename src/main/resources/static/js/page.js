// What every page can do. Nothing here is needed to read a page or to send a form.

/** Says something to people who hear the page. */
export function say(text) {
  const said = document.getElementById("said");
  if (said && said.textContent !== text) {
    said.textContent = text;
  }
}

/** Puts new content in the place of an element, and leaves the focus where it was. */
export function replace(old, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const fresh = template.content.firstElementChild;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const here = old.querySelector("[aria-current]");
  old.replaceWith(fresh);
  if (here) {
    fresh.querySelector("a")?.setAttribute("aria-current", here.getAttribute("aria-current"));
  }
  if (focused) {
    refocus(fresh, focused);
  }
  return fresh;
}

function refocus(fresh, focused) {
  const same = focused.id
    ? document.getElementById(focused.id)
    : [...fresh.querySelectorAll(focused.localName)].find((one) => one.dataset.step
        ? one.dataset.step === focused.dataset.step : one.textContent === focused.textContent);
  same?.focus({ preventScroll: true });
}

// One click is one order: a second press of a button would only be refused.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "post" && !form.hasAttribute("hx-post")) {
    setTimeout(() => form.querySelectorAll("button").forEach((button) => {
      button.disabled = true;
    }));
  }
});

// A page that comes back out of the browser's memory has its buttons again.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});

// A refusal is a page of its own, not a piece of this one.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 401 || event.detail.xhr.responseURL.includes("/sign-in")) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});
