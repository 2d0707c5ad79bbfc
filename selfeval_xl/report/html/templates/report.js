
"use strict";
(function () {
  var picks = Array.prototype.slice.call(document.querySelectorAll("input.pick"));
  var status = document.querySelector(".shown");
  function update() {
    var count = 0;
    picks.forEach(function (pick) {
      var number = document.querySelector("label[for=" + pick.id + "] b");
      count += pick.checked ? Number(number.textContent) : 0;
    });
    status.textContent = status.getAttribute("data-words").replace("{count}", count);
    document.querySelectorAll(".sheet").forEach(function (sheet) {
      sheet.hidden = !picks.some(function (pick) {
        return pick.checked && sheet.querySelector("." + pick.id.slice(5));
      });
    });
  }
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) { return; }
    var found = target.closest(".finding, .badge, .hit");
    picks.forEach(function (pick) {
      if (found && found.classList.contains(pick.id.slice(5)) && !pick.checked) {
        pick.checked = true;
        update();
        target.scrollIntoView();
      }
    });
    var details = target.closest("details");
    if (details && !details.open) { details.open = true; target.scrollIntoView(); }
  }
  picks.forEach(function (pick) { pick.addEventListener("change", update); });
  window.addEventListener("hashchange", reveal);
  reveal();
})();
