/* Sets the theme before the first paint; a separate file because the security policy forbids inline scripts. */
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem("egide-theme");
  } catch {
    /* storage refused: follow the system */
  }
  var dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
