// Conveniences of the step page. Without it everything works: the server reconciles, judges and keeps drafts.
// The form stands on a page of its own, or is brought onto the case page by htmx.
(function () {
  "use strict";
  // Members: a box to search by character, pinyin or initials.
  function searchable(form) {
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
  }

  // The ballot is reconciled while it is typed. What counts is what the server says in the panel beside.
  function tallied(form) {
    var tally = document.getElementById("ballot-tally");
    function count(name) {
      var field = form.elements["ballot-" + name];
      var text = field ? field.value.trim() : "";
      return /^[0-9]+$/.test(text) ? parseInt(text, 10) : null;
    }
    function say(parts, bad) {
      tally.textContent = parts.join("　");
      tally.className = "tally " + (bad ? "bad" : "good");
    }
    function told(key, values) {
      return (tally.getAttribute("data-" + key) || "").replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
    }
    function reconcile() {
      var known = document.querySelector('[data-known="ballot.eligible"]');
      var eligible = known ? parseInt(known.textContent, 10) : NaN;
      var present = count("present"), issued = count("issued"), parts = [], bad = false;
      var papers = ["in_favour", "against", "abstained", "invalid"].map(count);
      var written = [count("written_in_favour"), count("written_against")];
      var collected = papers.reduce(function (sum, n) { return sum + (n || 0); }, 0);
      var needed = Math.floor(eligible / 2) + 1;
      if (present !== null && eligible) {
        bad = bad || present < needed || present + (written[0] || 0) + (written[1] || 0) > eligible;
        parts.push((present < needed ? "▲ " : "✓ ") + told("present", { present: present, eligible: eligible, needed: needed }));
      }
      if (papers.some(function (n) { return n !== null; })) {
        var most = issued === null ? present : issued;
        var over = most !== null && collected > most;
        bad = bad || over;
        parts.push((over ? "▲ " : "✓ ") + told("collected", { collected: collected, issued: most === null ? "—" : most }));
      }
      if (papers[0] !== null && eligible) {
        var total = papers[0] + (written[0] || 0);
        bad = bad || total < needed;
        parts.push((total < needed ? "▲ " : "✓ ") + told("favour", { total: total, needed: needed }));
      }
      say(parts, bad);
    }
    if (tally) {
      form.addEventListener("input", reconcile);
      document.getElementById("preview").addEventListener("htmx:afterSettle", reconcile);
      reconcile();
    }
  }

  // Held in the order in which the form names its parts: one click says so.
  function inOrder(form) {
    Array.prototype.forEach.call(form.querySelectorAll("[data-in-order]"), function (line) {
      line.hidden = false;
      line.firstChild.addEventListener("click", function () {
        Array.prototype.forEach.call(line.parentNode.querySelectorAll("select"), function (select, place) { select.value = String(place + 1); });
        line.parentNode.querySelector("select").dispatchEvent(new Event("input", { bubbles: true }));
      });
    });
  }

  function start() {
    var form = document.getElementById("step-form");
    if (!form || form.getAttribute("data-started")) return null;
    form.setAttribute("data-started", "yes");
    searchable(form);
    tallied(form);
    inOrder(form);
    return form;
  }
  start();
  // Brought onto the case page: whoever asked for the form goes on in it.
  document.addEventListener("htmx:afterSettle", function () {
    var form = start(), first = form && form.querySelector("input:not([type=hidden]), select, textarea");
    if (first) first.focus({ preventScroll: true });
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
