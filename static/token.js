// Signed in again in another window, the token is new: the one in the forms of this page follows it.
(function () {
  "use strict";
  function fresh() {
    var kept = /(?:^|; )(?:__Host-)?csrftoken=([^;]+)/.exec(document.cookie);
    if (!kept) return "";
    Array.prototype.forEach.call(document.getElementsByName("csrfmiddlewaretoken"), function (field) { field.value = kept[1]; });
    return kept[1];
  }
  document.addEventListener("submit", fresh, true);
  document.body.addEventListener("htmx:configRequest", function (event) {
    var token = fresh();
    if (token && event.detail.parameters.csrfmiddlewaretoken) event.detail.parameters.csrfmiddlewaretoken = token;
  });
})();
