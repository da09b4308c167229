// What every page can do. Nothing here is needed to read a page or to send a form.

/** Says something to people who hear the page. */
export function say(text) {
  const said = document.getElementById("said");
  if (said && said.textContent !== text) {
    said.textContent = text;
  }
}
