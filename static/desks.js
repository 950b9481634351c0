// Lists: all rows of the page are chosen with one box, and how many are is told.
(function () {
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
})();
