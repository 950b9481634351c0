// Keys for lists: / to the search, j and k through the rows, ? for help. None changes anything; all are off while typing.
(function () {
  var at = -1;
  function typing(event) {
    var tag = event.target.tagName;
    return event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey ||
      (tag === "INPUT" && event.target.type !== "checkbox") || tag === "TEXTAREA" || tag === "SELECT" || event.target.isContentEditable;
  }
  function go(by) {
    var rows = document.querySelectorAll("[data-row]");
    if (!rows.length) return;
    at = Math.max(0, Math.min(rows.length - 1, at + by));
    var link = rows[at].querySelector("th a, td a");
    if (link) link.focus();
    rows[at].scrollIntoView({ block: "nearest" });
  }
  function count(form) {
    var boxes = form.querySelectorAll("[name=case]"), chosen = form.querySelectorAll("[name=case]:checked").length;
    form.querySelector("[data-chosen]").textContent = chosen ? chosen + " / " + boxes.length : "";
    form.querySelector("[data-choose-all] input").checked = chosen === boxes.length;
  }
  Array.prototype.forEach.call(document.querySelectorAll("[data-choose]"), function (form) {
    form.querySelector("[data-choose-all]").hidden = false;
    form.addEventListener("change", function (event) {
      if (event.target.closest("[data-choose-all]"))
        Array.prototype.forEach.call(form.querySelectorAll("[name=case]"), function (box) { box.checked = event.target.checked; });
      count(form);
    });
  });
  if (location.hash === "#id_name" && document.getElementById("id_name")) document.getElementById("id_name").focus();
  document.addEventListener("keydown", function (event) {
    if (typing(event)) return;
    var search = document.getElementById("id_name"), keys = document.getElementById("keys"), list = document.querySelector("[data-list]");
    if (event.key === "/" && search) { search.focus(); search.select(); }
    else if (event.key === "/" && list) location.href = list.getAttribute("data-list") + "#id_name";
    else if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "?" && keys) { keys.open = !keys.open; if (keys.open) keys.scrollIntoView({ block: "nearest" }); }
    else return;
    event.preventDefault();
  });
})();
