// What is asked of the server, always by the same client, so that its turn is fair.
const client = [...crypto.getRandomValues(new Uint8Array(12))].map(byte => byte.toString(16).padStart(2, "0")).join("");

export const post = (path, body, signal, accept) => fetch("/api/v1/" + path, {
  method: "POST",
  headers: { "Content-Type": "application/json", "Accept": accept || "application/json", "X-Ridgepoint-Client": client },
  body: JSON.stringify(body),
  signal,
});

/** Hands on each line of an answer as it comes; a refusal is one, too. */
export const stream = async (body, signal, tell) => {
  const answer = await post("runs", body, signal, "application/x-ndjson");
  if (!answer.ok) {
    const refusal = await answer.json();
    const after = Number(answer.headers.get("Retry-After") || 0);
    tell({ event: "error", after, ...refusal });
    return;
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = (rest + piece.value).split("\n");
    rest = lines.pop();
    lines.filter(line => line).forEach(line => tell(JSON.parse(line)));
  }
};
