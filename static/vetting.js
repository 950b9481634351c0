// Conveniences of the department's list; without script every box is ticked by hand.
document.addEventListener("DOMContentLoaded", function () {
  var every = document.querySelector("[data-every]");
  var told = document.querySelector("[data-chosen]");
  var boxes = Array.prototype.slice.call(document.querySelectorAll('#list input[name="person"]'));
  if (!every || !boxes.length) { return; }
  function count() {
    var chosen = boxes.filter(function (box) { return box.checked; }).length;
    told.textContent = chosen + "/" + boxes.length;
    told.hidden = chosen === 0;
  }
  document.querySelector("[data-every-label]").hidden = false;
  every.addEventListener("change", function () {
    var open = boxes.filter(function (box) { return box.hasAttribute("data-open"); });
    (open.length ? open : boxes).forEach(function (box) { box.checked = every.checked; });
    count();
  });
  boxes.forEach(function (box) { box.addEventListener("change", count); });
  count();
});
