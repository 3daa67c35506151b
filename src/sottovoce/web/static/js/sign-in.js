// The sign-in page of the demo: one click fills in a person of the demo's staff.
for (const button of document.querySelectorAll("[data-fills-email]")) {
  button.addEventListener("click", () => {
    const form = document.getElementById("sign-in");
    form.elements.login.value = button.dataset.fillsEmail;
    form.elements.password.value = button.dataset.fillsPassword;
    form.querySelector("[type=submit]").focus();
  });
}
