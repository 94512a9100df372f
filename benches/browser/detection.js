const [glue, hex, rounds, done] = arguments;
const bytes = Uint8Array.from(hex.match(/../g), (byte) => parseInt(byte, 16));
const program = new Function(`${glue}; return wasm_bindgen`)();
const timed = (work) => {
  const times = [];
  for (let round = -2; round < rounds; round += 1) {
    const before = performance.now();
    work();
    if (round >= 0) times.push(performance.now() - before);
  }
  return times;
};
program({ module_or_path: bytes }).then(() => {
  const posts = program.round(true);
  done({
    posts,
    detected: timed(() => program.round(false)),
    triaged: timed(() => program.round(true)),
    longest: timed(() => program.longest()),
  });
});
