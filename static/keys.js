// Keys. Single ones: / to the search, j and k through the rows, g to the desk, b to the open step, ? for help; they are
// off while typing, and for good if the user says so. Ctrl+Enter submits, Ctrl+S keeps a draft.
(function () {
  "use strict";
  var keys = document.getElementById("keys"), choice = keys && keys.querySelector("input");
  function single() {
    try { return localStorage.getItem("keys") !== "off"; } catch (e) { return true; /* storage may be switched off */ }
  }
  if (choice) {
    choice.checked = single();
    choice.parentNode.hidden = false;
    choice.addEventListener("change", function () {
      try { localStorage.setItem("keys", choice.checked ? "on" : "off"); } catch (e) { /* for this page then */ }
    });
  }
  function typing(target) {
    var tag = target.tagName;
    return (tag === "INPUT" && !/^(checkbox|radio|submit)$/.test(target.type)) || tag === "TEXTAREA" || tag === "SELECT" || target.isContentEditable;
  }
  function go(by) {
    var rows = Array.prototype.slice.call(document.querySelectorAll("[data-row]"));
    if (!rows.length) return;
    var at = rows.indexOf(document.activeElement.closest("[data-row]"));
    at = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + by));
    var link = rows[at].querySelector("th a, td a");
    if (link) link.focus();
    rows[at].scrollIntoView({ block: "nearest" });
  }
  function press(selector) {
    var button = document.querySelector(selector);
    if (button) button.click();
    return Boolean(button);
  }
  function search() {
    var box = document.getElementById("id_name");
    if (box && box.form && box.form.getAttribute("role") === "search") { box.focus(); box.select(); }
    else if (keys) location.href = keys.getAttribute("data-list") + "#id_name";
  }
  function help() {
    if (!keys) return;
    keys.open = !keys.open;
    if (keys.open) keys.scrollIntoView({ block: "nearest" });
  }
  if (location.hash === "#id_name" && document.getElementById("id_name")) document.getElementById("id_name").focus();
  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229 || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      var wanted = event.key === "Enter" ? "submit" : event.key === "s" ? "draft" : "";
      if (wanted && press('main form button[name="do"][value="' + wanted + '"]')) event.preventDefault();
      return;
    }
    if (!single() || typing(event.target)) return;
    if (event.key === "/") search();
    else if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "g") press(".masthead .name");
    else if (event.key === "b") press(".card-now a.btn-primary");
    else if (event.key === "?") help();
    else return;
    event.preventDefault();
  });
})();
