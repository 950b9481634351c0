// Conveniences of the step page. Without it everything works: the server reconciles, judges and keeps drafts.
(function () {
  "use strict";
  var form = document.getElementById("step-form");
  if (!form) return;

  // Members: a box to search by character, pinyin or initials.
  Array.prototype.forEach.call(form.querySelectorAll("select.member"), function (select) {
    var every = Array.prototype.slice.call(select.options);
    var box = document.createElement("input");
    box.type = "search";
    box.className = "form-control member mb-1";
    box.setAttribute("aria-label", form.getAttribute("data-search") || "");
    box.placeholder = form.getAttribute("data-search") || "";
    box.addEventListener("input", function (event) {
      event.stopPropagation();
      var wanted = box.value.trim().toLowerCase(), chosen = select.value;
      select.textContent = "";
      every.forEach(function (option) {
        var keys = (option.getAttribute("data-keys") || "") + " " + option.text.toLowerCase();
        if (!wanted || !option.value || option.value === chosen || keys.indexOf(wanted) >= 0) select.appendChild(option);
      });
      select.value = chosen;
    });
    select.parentNode.insertBefore(box, select);
  });

  // A draft that could not be kept because the session is over says so.
  document.body.addEventListener("htmx:beforeSwap", function (event) {
    var target = event.detail.target, address = event.detail.xhr.responseURL || "";
    if (address.indexOf("/sign-in/") >= 0) {
      event.detail.shouldSwap = false;
      var state = document.getElementById("draft-state");
      state.textContent = state.getAttribute("data-expired");
      state.className = "late";
    } else if (event.detail.xhr.status === 409 && target.id === "draft-state") {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  var summary = document.getElementById("summary");
  if (summary) summary.focus();
})();
