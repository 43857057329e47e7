// 体检: dropping a file on the box, and saying at once that a file is too large. The form works without this.
const drop = document.getElementById("drop");
const file = document.getElementById("file");
const text = document.getElementById("text");
const problem = document.getElementById("file-problem");

function judge(input) {
  const tooLarge = input.files.length > 0 && input.files[0].size > Number(input.dataset.max);
  problem.hidden = !tooLarge;
  problem.textContent = tooLarge ? "这个文件超过 32 MB，请只保存正文后再试。" : "";
  if (tooLarge) {
    input.value = "";
  }
}

for (const input of [file, document.getElementById("previous")]) {
  input.addEventListener("change", () => judge(input));
}

for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}

for (const name of ["dragleave", "drop"]) {
  drop.addEventListener(name, () => drop.classList.remove("over"));
}

drop.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length > 0) {
    file.files = event.dataTransfer.files;
    text.value = "";
    judge(file);
  }
});

const form = document.getElementById("check-form");
form.addEventListener("submit", () => {
  const button = form.querySelector("button[type=submit]");
  button.textContent = "正在上传……";
  button.setAttribute("aria-busy", "true");
});

const problems = document.getElementById("problems");
if (problems) {
  problems.focus();
}
