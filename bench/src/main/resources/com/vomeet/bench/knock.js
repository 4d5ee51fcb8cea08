// Types a name and presses the button that lets one in, as soon as the page has both.
const wanted = ['Ask to join', 'Join now'];
const attempt = setInterval(() => {
  const box = document.querySelector('input[type=text]');
  const button = [...document.querySelectorAll('button')].find((b) => wanted.includes(b.innerText.trim()));
  if (!box || !button) {
    return;
  }
  if (!box.value) {
    box.value = 'Script';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    return;
  }
  if (!button.disabled) {
    clearInterval(attempt);
    button.click();
  }
}, 10);
